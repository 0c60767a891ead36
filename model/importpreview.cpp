// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a source as an import would, and keeps only what a look at it needs.
#include "model/importpreview.h"

#include "model/importsource.h"
#include "model/text/linesource.h"

#include <QCoreApplication>

namespace sheaf
{

namespace
{

constexpr std::size_t shownRecords = 20;
constexpr std::size_t shownRemarks = 100;
constexpr qint64 doubtfulShare = 10; // one problem in so many records

void look(QIODevice &device, const Format &format, const std::atomic<bool> *cancelled, ImportPreview &preview)
{
    LineSource lines(device);
    bool guessed = false;
    RecordSink sink;
    sink.record = [&](Record &&record) {
        preview.records += record.headingOnly ? 0 : 1;
        if (!record.headingOnly && preview.first.size() < shownRecords)
            preview.first.push_back(std::move(record));
        return !cancelled || !cancelled->load(std::memory_order_relaxed);
    };
    sink.remark = [&](Remark &&remark) {
        guessed = guessed || remark.slip == Slip::GuessedEncoding;
        if (!isProblem(remark.slip))
            return;
        ++preview.problems;
        if (preview.remarks.size() < shownRemarks)
            preview.remarks.push_back(std::move(remark));
    };
    sink.label = [&](const std::string &label) { preview.label = QString::fromStdString(label); };
    sink.list = [&](const std::string &name) { preview.list = QString::fromStdString(name); };
    format.read(lines, sink);
    if (!lines.readError().isEmpty())
        preview.refusal = lines.readError();
    preview.doubtful = preview.records == 0 || guessed || !preview.refusal.isEmpty() ||
                       preview.problems * doubtfulShare > preview.records;
}

} // namespace

ImportPreview previewOf(const ImportSource &source, const std::atomic<bool> *cancelled)
{
    ImportPreview preview;
    preview.name = shownName(source);
    preview.doubtful = true;
    const Result<std::unique_ptr<QIODevice>> device = openSource(source);
    if (!device) {
        preview.refusal = device.error().what;
        return preview;
    }
    const Recognised recognised = recogniseSource(source, *device.value());
    preview.refusal = recognised.refusal;
    if (!recognised.format)
        return preview;
    preview.format = QCoreApplication::translate("Format", recognised.format->name);
    look(*device.value(), *recognised.format, cancelled, preview);
    return preview;
}

} // namespace sheaf
