// Keeps a few nodes in reserve.
#include <vector>

namespace harbour
{

int reserve(const std::vector<int> &queue)
{
    int nodes = 0;
    for (int job : queue)
        nodes += job > 3 ? 1 : 0;
    return nodes;
}

} // namespace harbour
