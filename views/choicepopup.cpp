// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the panel, keeps it inside the window and turns keys into choices.
#include "views/choicepopup.h"

#include "views/paint.h"
#include "views/textlabel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf
{

namespace
{

constexpr int choiceShownRows = 9;
constexpr double choiceShadow = 14; // px at 1x around the panel

// Square, name with its matching letters strong, what it is, check.
class ChoiceDelegate final : public QStyledItemDelegate
{
public:
    ChoiceDelegate(const Theme &theme, const ChoiceModel &model, QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {m_theme.px(200), std::max(m_theme.px(30), option.fontMetrics.height() + m_theme.px(10))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected || (option.state & QStyle::State_MouseOver)) {
            const QColor base = m_theme.colour(Token::Base);
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? m_theme.colour(Token::Selected)
                                       : blend(base, m_theme.colour(Token::Ink), 0.05));
            painter->drawRoundedRect(QRectF(option.rect), m_theme.px(6), m_theme.px(6));
        }
        const int inset = m_theme.px(10);
        QRect room = option.rect.adjusted(inset, 0, -inset, 0);
        const auto cut = [&](int width, bool front) {
            const bool left = front != (option.direction == Qt::RightToLeft);
            QRect part = room;
            left ? part.setWidth(width) : part.setLeft(room.right() + 1 - width);
            left ? room.setLeft(part.right() + 1) : room.setRight(part.left() - 1);
            return part;
        };
        const Choice *choice = m_model.choiceAt(index.row());
        paintSign(*painter, cut(m_theme.px(22), true), choice);
        if (choice && choice->mark != Choice::Mark::Off)
            paintMark(*painter, cut(m_theme.px(24), false), choice->mark, option.direction == Qt::RightToLeft);
        paintWords(*painter, room, option, index, choice);
        painter->restore();
    }

private:
    void paintSign(QPainter &painter, const QRect &box, const Choice *choice) const
    {
        const int side = m_theme.px(choice && choice->hue >= 0 ? 10 : 16);
        QRect sign(0, 0, side, side);
        sign.moveCenter(box.center());
        sign.moveLeft(box.left());
        if (!choice)
            m_theme.icon(QStringLiteral("plus"), Token::Accent).paint(&painter, sign.translated(-m_theme.px(3), 0));
        else if (choice->hue < 0)
            m_theme.icon(choice->icon.isEmpty() ? QStringLiteral("list") : choice->icon, Token::Dim)
                .paint(&painter, sign.translated(-m_theme.px(2), 0));
        else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.chip(choice->hue).square);
            painter.drawRoundedRect(QRectF(sign), m_theme.px(2), m_theme.px(2));
        }
    }

    void paintMark(QPainter &painter, const QRect &box, Choice::Mark mark, bool mirrored) const
    {
        const int side = m_theme.px(16);
        QRect sign(0, 0, side, side);
        sign.moveCenter(box.center() + QPoint(mirrored ? -m_theme.px(4) : m_theme.px(4), 0));
        if (mark == Choice::Mark::On) {
            m_theme.icon(QStringLiteral("check"), Token::Accent).paint(&painter, sign);
            return;
        }
        painter.setPen(QPen(m_theme.colour(Token::Accent), 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(sign.left() + side * 0.28, sign.center().y() + 0.5),
                         QPointF(sign.left() + side * 0.72, sign.center().y() + 0.5));
    }

    void paintWords(QPainter &painter, const QRect &room, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const Choice *choice) const
    {
        const QFont plain = m_theme.font(Type::Body);
        const QString name = QFontMetrics(plain).elidedText(index.data().toString(), Qt::ElideRight, room.width());
        QTextLayout text(name, plain);
        QList<QTextLayout::FormatRange> strong;
        const TagMatch *match = m_model.matchAt(index.row());
        for (const int at : match ? match->letters : std::vector<int>()) {
            QTextLayout::FormatRange range;
            range.start = at;
            range.length = 1;
            range.format.setFontWeight(QFont::Bold);
            range.format.setForeground(m_theme.colour(Token::Accent));
            if (at < name.size())
                strong.push_back(range);
        }
        text.setFormats(strong);
        text.beginLayout();
        QTextLine line = text.createLine();
        line.setLineWidth(room.width());
        text.endLayout();
        const double width = line.naturalTextWidth();
        const bool mirrored = option.direction == Qt::RightToLeft;
        const double x = mirrored ? room.right() + 1 - width : room.left();
        painter.setPen(m_theme.colour(choice ? Token::Ink : Token::Accent));
        line.setPosition(QPointF(0, 0));
        text.draw(&painter, QPointF(x, room.top() + (room.height() - line.height()) / 2));
        if (!choice)
            return;
        const QString detail = match && !match->alias.isEmpty() ? match->alias : choice->detail;
        const int left = int(width) + m_theme.px(12);
        const QRect rest = mirrored ? room.adjusted(0, 0, -left, 0) : room.adjusted(left, 0, 0, 0);
        if (detail.isEmpty() || rest.width() < m_theme.px(24))
            return;
        painter.setFont(m_theme.font(Type::Secondary));
        painter.setPen(m_theme.colour(Token::Dim));
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignTrailing,
                         painter.fontMetrics().elidedText(detail, Qt::ElideRight, rest.width()));
    }

    const Theme &m_theme;
    const ChoiceModel &m_model;
};

} // namespace

ChoicePopup::ChoicePopup(const Theme &theme, QWidget *window)
    : QWidget(window)
    , m_theme(theme)
    , m_model(new ChoiceModel(this))
    , m_edit(new QLineEdit)
    , m_list(new QListView)
    , m_empty(new TextLabel(theme, Type::Body, Token::Dim))
    , m_hint(new TextLabel(theme, Type::Secondary, Token::Dim))
{
    hide();
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ChoiceDelegate(theme, *m_model, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);

    auto *box = new QVBoxLayout(this);
    for (QWidget *part : std::initializer_list<QWidget *>{m_edit, m_list, m_empty, m_hint})
        box->addWidget(part);
    connect(m_edit, &QLineEdit::textChanged, this, &ChoicePopup::retype);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { take(index.row()); });
    connect(&theme, &Theme::changed, this, &ChoicePopup::restyle);
    restyle();
}

void ChoicePopup::open(const QRect &anchor, const ChoiceWords &words, std::vector<Choice> choices)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_anchor = anchor;
    m_empty->setText(words.empty);
    m_hint->setText(words.hint);
    m_edit->setPlaceholderText(words.title);
    m_edit->setAccessibleName(words.title);
    m_list->setAccessibleName(words.title);
    setAccessibleName(words.title);
    m_model->setChoices(std::move(choices), words.newRow);
    m_edit->clear();
    retype({});
    qApp->installEventFilter(this);
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::dismiss()
{
    if (!isVisible())
        return;
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadKeyboard && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

void ChoicePopup::retype(const QString &typed)
{
    m_model->setTyped(typed);
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    if (any)
        m_list->setCurrentIndex(m_model->index(0));
    place();
}

void ChoicePopup::place()
{
    const int shadow = m_theme.px(choiceShadow);
    const int row = m_list->sizeHintForRow(0);
    const int rows = std::clamp(m_model->rowCount(), 1, choiceShownRows);
    if (m_model->rowCount() > 0)
        m_list->setFixedHeight(rows * row);
    m_empty->setFixedHeight(m_theme.px(64));
    layout()->activate();
    const QRect area = parentWidget()->rect();
    const int wanted = std::max(m_theme.px(360), m_hint->sizeHint().width() + m_theme.px(28));
    const int width = std::min(wanted + 2 * shadow, area.width());
    const int height = std::min(sizeHint().height(), area.height());
    const bool mirrored = isRightToLeft();
    int x = mirrored ? m_anchor.right() + 1 + shadow - width : m_anchor.left() - shadow;
    int y = m_anchor.bottom() + 1 + m_theme.px(4) - shadow;
    if (y + height > area.height() && m_anchor.top() - m_theme.px(4) + shadow - height >= 0)
        y = m_anchor.top() - m_theme.px(4) + shadow - height;
    x = std::clamp(x, 0, std::max(area.width() - width, 0));
    y = std::clamp(y, 0, std::max(area.height() - height, 0));
    setGeometry(x, y, width, height);
}

void ChoicePopup::take(int row)
{
    if (const Choice *choice = m_model->choiceAt(row)) {
        const qint64 id = choice->id;
        const bool on = choice->mark == Choice::Mark::On;
        dismiss();
        if (on)
            Q_EMIT unchosen(id);
        else
            Q_EMIT chosen(id);
    } else if (row >= 0) {
        makeNew();
    }
}

void ChoicePopup::makeNew()
{
    const QString name = m_model->typed();
    if (!m_model->offersNew())
        return;
    dismiss();
    Q_EMIT newAsked(name);
}

void ChoicePopup::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int at = std::clamp(m_list->currentIndex().row() + by, 0, rows - 1);
    m_list->setCurrentIndex(m_model->index(at));
}

bool ChoicePopup::key(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers & Qt::ShiftModifier)
            makeNew();
        else
            take(m_list->currentIndex().row());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        step(-1);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-choiceShownRows);
        return true;
    case Qt::Key_PageDown:
        step(choiceShownRows);
        return true;
    default:
        return false;
    }
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (!isVisible())
        return QWidget::eventFilter(watched, event);
    if (watched == m_edit) {
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
            const auto *press = static_cast<QKeyEvent *>(event);
            if (event->type() == QEvent::KeyPress)
                return key(press->key(), press->modifiers());
            event->accept(); // while it is open, every key is the panel's and none a shortcut of the window
            return true;
        }
        if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason &&
            static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            dismiss();
    } else if (watched == parentWidget() && event->type() == QEvent::Resize) {
        place();
    } else if (event->type() == QEvent::MouseButtonPress) {
        const auto *hit = qobject_cast<QWidget *>(watched);
        if (hit && hit != this && !isAncestorOf(hit))
            dismiss(); // and the press goes where it was meant
    }
    return QWidget::eventFilter(watched, event);
}

void ChoicePopup::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    QWidget::hideEvent(event);
}

void ChoicePopup::restyle()
{
    const int shadow = m_theme.px(choiceShadow);
    const int pad = m_theme.space(2);
    layout()->setContentsMargins(shadow + pad, shadow + pad, shadow + pad, shadow + pad);
    layout()->setSpacing(m_theme.space(2));
    m_hint->setContentsMargins(m_theme.space(1), 0, m_theme.space(1), 0);
    m_edit->setFont(m_theme.font(Type::Body));
    m_edit->setMinimumHeight(m_theme.px(32));
    m_edit->setTextMargins(m_theme.space(1), 0, m_theme.space(1), 0);
    update();
    if (isVisible())
        place();
}

void ChoicePopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int shadow = m_theme.px(choiceShadow);
    paintPanel(painter, QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow), shadow, m_theme);
}

} // namespace sheaf
