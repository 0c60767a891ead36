// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps three texts apart: what the library has, what was handed over, what stands in the editor.
#include "views/noteeditor.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyle>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace sheaf
{

namespace
{

// Paints its own words while it is empty: Qt keeps a margin on their left alone, wherever they begin.
class NoteField final : public QPlainTextEdit
{
public:
    explicit NoteField(const QString &words) : m_words(words) {}

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPlainTextEdit::paintEvent(event);
        if (!document()->isEmpty() || !document()->firstBlock().layout()->preeditAreaText().isEmpty())
            return;
        QPainter painter(viewport());
        painter.setPen(palette().placeholderText().color());
        const int margin = int(document()->documentMargin());
        const QRect room(margin, cursorRect().top(), viewport()->width() - 2 * margin, viewport()->height());
        painter.drawText(room,
                         int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignTop)) |
                             int(Qt::AlignAbsolute) | int(Qt::TextWordWrap),
                         m_words);
    }

private:
    QString m_words;
};

} // namespace

NoteEditor::NoteEditor(const Theme &theme, QWidget *parent)
    : NoteEditor(theme, Kind::Note, tr("Note"), tr("Add a note"), parent)
{
}

NoteEditor::NoteEditor(const Theme &theme, Kind kind, const QString &name, const QString &placeholder, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_kind(kind), m_edit(new NoteField(placeholder))
{
    m_edit->viewport()->setAutoFillBackground(false); // the frame has round corners
    m_edit->setTabChangesFocus(true);
    m_edit->setAccessibleName(name);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->installEventFilter(this);
    m_edit->viewport()->installEventFilter(this);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_edit);
    setFocusProxy(m_edit);

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &NoteEditor::flush);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_putting)
            m_pause.start();
        Q_EMIT typed();
    });
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &NoteEditor::fit);
    connect(&theme, &Theme::changed, this, &NoteEditor::restyle);
    restyle();
}

NoteEditor::~NoteEditor()
{
    m_edit->removeEventFilter(this);
    m_edit->viewport()->removeEventFilter(this);
}

QString NoteEditor::text() const
{
    const QString text = m_edit->toPlainText();
    return m_kind == Kind::Line ? QString(text).replace(u'\n', u' ') : text; // pasted ones
}

bool NoteEditor::isEdited() const
{
    return m_edit->window()->focusWidget() == m_edit; // also while another window is in front
}

void NoteEditor::setNote(PaperId paper, const QString &text)
{
    if (paper != m_paper) {
        flush();
        m_paper = paper;
        m_library = text;
        m_handedOver = text;
        put(text);
        return;
    }
    const bool typed = this->text() != m_handedOver;
    const bool late = text == m_library && m_library != m_handedOver;
    if (late)
        return;
    m_library = text;
    if (typed)
        return;
    m_handedOver = text;
    if (text != this->text())
        put(text);
}

void NoteEditor::put(const QString &text)
{
    const int cursor = m_edit->textCursor().position();
    m_putting = true;
    m_edit->setPlainText(text);
    m_putting = false;
    m_pause.stop();
    if (m_edit->hasFocus()) {
        QTextCursor place = m_edit->textCursor();
        place.setPosition(std::min(cursor, int(text.size())));
        m_edit->setTextCursor(place);
    }
}

void NoteEditor::flush()
{
    m_pause.stop();
    const QString now = text();
    if (number(m_paper) == 0 || now == m_handedOver)
        return;
    m_handedOver = now;
    Q_EMIT noteChanged(m_paper, now);
}

void NoteEditor::restyle()
{
    m_edit->setFont(m_theme.font(Type::Body));
    m_edit->document()->setDocumentMargin(margin());
    fit();
}

int NoteEditor::margin() const
{
    return m_theme.px(m_kind == Kind::Note ? 10 : 5);
}

void NoteEditor::fit()
{
    // A plain text document measures its height in lines.
    const bool note = m_kind == Kind::Note;
    const double most = note ? 20 : 6;
    const double lines = std::clamp(m_edit->document()->size().height(), note ? 2.0 : 1.0, most);
    m_edit->setVerticalScrollBarPolicy(m_edit->document()->size().height() > most ? Qt::ScrollBarAsNeeded
                                                                                  : Qt::ScrollBarAlwaysOff);
    m_edit->setFixedHeight(int(lines * m_edit->fontMetrics().lineSpacing()) + 2 * margin() + 2 * m_edit->frameWidth());
}

bool NoteEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::FocusOut) {
        flush();
        // The field itself hears of it after this filter.
        QMetaObject::invokeMethod(this, &NoteEditor::left, Qt::QueuedConnection);
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool ends = m_kind == Kind::Line && (key == Qt::Key_Return || key == Qt::Key_Enter);
        if (ends || key == Qt::Key_Escape) {
            flush();
            Q_EMIT escaped();
            return true;
        }
    }
    if (watched == m_edit->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &NoteEditor::fit, Qt::QueuedConnection); // when its lines are broken anew
    const bool fits = m_edit->verticalScrollBar()->minimum() == m_edit->verticalScrollBar()->maximum();
    if (watched == m_edit->viewport() && event->type() == QEvent::Wheel && (fits || !m_edit->hasFocus())) {
        event->ignore(); // the pane scrolls as a whole
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void NoteEditor::hideEvent(QHideEvent *event)
{
    flush();
    QWidget::hideEvent(event);
}

} // namespace sheaf
