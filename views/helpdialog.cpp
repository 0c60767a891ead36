// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of keys in two columns of like height, each key painted as a cap.
#include "views/helpdialog.h"

#include "views/paint.h"
#include "views/textlabel.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace sheaf
{

namespace
{

// One or more caps in a row: "Ctrl" "K".
class KeyCaps final : public QWidget
{
public:
    KeyCaps(const Theme &theme, const QString &key) : m_theme(theme)
    {
        setAccessibleName(key);
        const QStringList ways = key.split(QStringLiteral(" / "));
        for (const QString &way : ways) {
            if (!m_caps.empty())
                m_caps.push_back({QStringLiteral("/"), false});
            QString rest = way;
            for (qsizetype plus = rest.indexOf(u'+', 1); plus > 0; plus = rest.indexOf(u'+', 1)) {
                m_caps.push_back({rest.left(plus), true});
                rest = rest.mid(plus + 1);
            }
            m_caps.push_back({rest, true});
        }
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        QObject::connect(&theme, &Theme::changed, this, [this] { updateGeometry(), update(); });
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_theme.font(Type::Secondary));
        int width = 0;
        for (const Cap &cap : m_caps)
            width += capWidth(cap, metrics) + m_theme.px(4);
        return {width - m_theme.px(4), metrics.height() + m_theme.px(8)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(m_theme.font(Type::Secondary));
        const QFontMetrics metrics = painter.fontMetrics();
        int x = 0;
        for (const Cap &cap : m_caps) {
            const QRectF box(x + 0.5, 0.5, capWidth(cap, metrics) - 1, height() - 1);
            if (cap.framed) {
                painter.setPen(QPen(blend(m_theme.colour(Token::Line), m_theme.colour(Token::Dim), 0.25), 1));
                painter.setBrush(m_theme.colour(Token::Base));
                painter.drawRoundedRect(box, m_theme.px(4), m_theme.px(4));
            }
            painter.setPen(m_theme.colour(cap.framed ? Token::Ink : Token::Dim));
            painter.drawText(box, Qt::AlignCenter, cap.text);
            x += capWidth(cap, metrics) + m_theme.px(4);
        }
    }

private:
    struct Cap {
        QString text;
        bool framed = true;
    };

    int capWidth(const Cap &cap, const QFontMetrics &metrics) const
    {
        const int text = metrics.horizontalAdvance(cap.text);
        return cap.framed ? std::max(text + m_theme.px(12), metrics.height() + m_theme.px(8)) : text;
    }

    const Theme &m_theme;
    std::vector<Cap> m_caps;
};

} // namespace

HelpDialog::HelpDialog(const Theme &theme, const std::vector<HelpKey> &keys, QWidget *parent)
    : QDialog(parent), m_theme(theme)
{
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    useBaseBackground(this);

    std::vector<std::pair<QString, std::vector<HelpKey>>> groups;
    for (const HelpKey &key : keys) {
        const auto group =
            std::find_if(groups.begin(), groups.end(), [&key](const auto &g) { return g.first == key.group; });
        if (group == groups.end())
            groups.push_back({key.group, {key}});
        else
            group->second.push_back(key);
    }
    auto *sheet = new QWidget;
    auto *columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme.space(10));
    std::size_t placed = 0;
    auto next = groups.begin();
    for (int column = 0; column < 2; ++column) {
        auto *stack = new QVBoxLayout;
        stack->setSpacing(theme.space(5));
        const std::size_t half = (keys.size() + groups.size()) / 2;
        for (; next != groups.end() && (column == 1 || placed + next->second.size() / 2 <= half); ++next) {
            stack->addWidget(makeGroup(next->first, next->second));
            placed += next->second.size() + 1;
        }
        stack->addStretch(1);
        columns->addLayout(stack, 1);
    }
    auto *scroll = new QScrollArea;
    scroll->setWidget(sheet);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    useBaseBackground(scroll->viewport());
    useBaseBackground(sheet);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Keys"));
    scroll->setFocusPolicy(Qt::StrongFocus);

    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QAbstractButton::clicked, this, &QDialog::close);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(close);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(theme.space(7), theme.space(6), theme.space(7), theme.space(5));
    box->setSpacing(theme.space(5));
    box->addWidget(scroll, 1);
    box->addLayout(foot);
    resize(std::max(theme.px(700), sheet->sizeHint().width() + theme.px(90)),
           std::min(sheet->sizeHint().height() + theme.px(120), theme.px(760)));
    close->setFocus();
}

QWidget *HelpDialog::makeGroup(const QString &name, const std::vector<HelpKey> &keys) const
{
    auto *group = new QWidget;
    auto *grid = new QGridLayout(group);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(m_theme.space(1.5));
    grid->setHorizontalSpacing(m_theme.space(4));
    grid->setColumnStretch(0, 1);
    auto *head = new TextLabel(m_theme, Type::SectionHead, Token::Dim);
    head->setText(name);
    grid->addWidget(head, 0, 0, 1, 2);
    int row = 1;
    for (const HelpKey &key : keys) {
        auto *text = new TextLabel(m_theme, Type::Body, Token::Ink);
        text->setText(key.text);
        grid->addWidget(text, row, 0);
        grid->addWidget(new KeyCaps(m_theme, key.key), row, 1, Qt::AlignTrailing | Qt::AlignVCenter);
        ++row;
    }
    return group;
}

} // namespace sheaf
