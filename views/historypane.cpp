// SPDX-License-Identifier: GPL-3.0-or-later
// A list of edits, and beside it what can be done with the current one.
#include "views/historypane.h"

#include "model/phrases.h"
#include "views/historydelegate.h"
#include "views/paint.h"
#include "views/textlabel.h"
#include "views/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>
#include <cstdlib>

namespace sheaf
{

namespace
{

QString goText(int steps)
{
    const QString many = numberText(std::abs(steps));
    if (steps < 0)
        return steps == -1 ? HistoryPane::tr("Go back 1 step") : HistoryPane::tr("Go back %1 steps").arg(many);
    if (steps > 0)
        return steps == 1 ? HistoryPane::tr("Go forward 1 step") : HistoryPane::tr("Go forward %1 steps").arg(many);
    return HistoryPane::tr("You are here");
}

QString goTip(int steps)
{
    if (steps == 0)
        return {};
    return steps < 0 ? HistoryPane::tr("Undo what was done after this, all at once (Enter). Nothing is lost: the way "
                                       "forward stays until something else is done.")
                     : HistoryPane::tr("Do again what was undone up to this, all at once (Enter)");
}

} // namespace

HistoryPane::HistoryPane(const Theme &theme, HistoryModel &model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_pages(new QStackedWidget)
    , m_list(new QListView)
    , m_go(new QPushButton)
    , m_papers(new QPushButton)
    , m_why(new TextLabel(theme, Type::Secondary, Token::Dim))
{
    m_list->setModel(&model);
    m_list->setItemDelegate(new HistoryDelegate(theme, this));
    m_list->setAccessibleName(tr("History"));
    m_list->setUniformItemSizes(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    useBareView(m_list);
    auto *none = new TextLabel(theme, Type::Body, Token::Dim);
    none->setWrapping();
    none->setAlignment(Qt::AlignCenter);
    none->setText(tr("Nothing has been done yet. Every edit will stand here, and you can go back to any of them."));
    m_pages->addWidget(none);
    m_pages->addWidget(m_list);
    m_why->setWrapping();
    auto *side = new QVBoxLayout;
    side->setSpacing(theme.space(2));
    for (QPushButton *button : {m_go, m_papers}) {
        button->setAutoDefault(false);
        side->addWidget(button);
    }
    side->addWidget(m_why);
    side->addStretch(1);
    auto *box = new QHBoxLayout(this);
    box->addWidget(m_pages, 1);
    box->addLayout(side);
    setFocusProxy(m_list);

    connect(m_go, &QAbstractButton::clicked, this, &HistoryPane::go);
    connect(m_papers, &QAbstractButton::clicked, this, &HistoryPane::showPapers);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &HistoryPane::go);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        m_isHere = current.data(HistoryModel::HereRole).toBool();
        m_list->viewport()->update(); // the way to it
        refresh();
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, &HistoryPane::stayHere); // ends each change of the model
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &HistoryPane::refresh);
    connect(&theme, &Theme::changed, this, &HistoryPane::follow);
    follow();
    refresh();
}

void HistoryPane::follow()
{
    layout()->setContentsMargins(marginsAlong(m_theme.px(8), m_theme.px(4), m_theme.px(12), m_theme.px(8)));
    layout()->setSpacing(m_theme.px(12));
    // As wide as its longest words, so that nothing moves when they change.
    const QFontMetrics words(m_go->font());
    m_go->setFixedWidth(std::max(words.horizontalAdvance(goText(-8888)), words.horizontalAdvance(goText(8888))) +
                        m_theme.px(32));
    m_papers->setFixedWidth(m_go->width());
    m_why->setFixedWidth(m_go->width());
    m_list->doItemsLayout();
}

void HistoryPane::stayHere()
{
    const int here = m_model.hereRow();
    const QModelIndex current = m_list->currentIndex();
    if ((m_isHere || !current.isValid()) && here >= 0 && current.row() != here)
        m_list->setCurrentIndex(m_model.index(here));
    m_isHere = m_list->currentIndex().row() == here;
    refresh();
}

void HistoryPane::refresh()
{
    m_pages->setCurrentIndex(m_model.rowCount() > 0 ? 1 : 0);
    const int row = m_list->currentIndex().row();
    const std::optional<HistoryModel::Way> way = m_model.wayTo(row);
    const HistoryRow *edit = m_model.editAt(row);
    const int steps = way ? way->steps : 0;
    const bool barred = way && steps == 0 && !way->why.isEmpty();
    m_go->setText(barred ? tr("Go back to here") : goText(steps));
    m_go->setToolTip(barred ? way->why : goTip(steps));
    m_go->setEnabled(steps != 0);
    m_why->setText(barred ? way->why : QString());
    const qint64 papers = edit && edit->undoable ? edit->summary.papers : 0;
    m_papers->setEnabled(papers > 0);
    m_papers->setText(papers > 0 ? tr("Show %1").arg(papersText(papers)) : tr("Show its papers"));
    m_papers->setToolTip(papers > 0                ? tr("Show in the list what this edit was about (Shift+Enter)")
                         : !edit || edit->undoable ? tr("It was about no paper")
                                                   : tr("The history does not keep any more which papers they were"));
    m_go->setVisible(m_model.rowCount() > 0);
    m_papers->setVisible(m_model.rowCount() > 0);
}

void HistoryPane::go()
{
    const std::optional<HistoryModel::Way> way = m_model.wayTo(m_list->currentIndex().row());
    if (way && way->steps != 0)
        Q_EMIT goAsked(*way);
}

void HistoryPane::showPapers()
{
    const HistoryRow *edit = m_model.editAt(m_list->currentIndex().row());
    if (edit && m_papers->isEnabled())
        Q_EMIT papersAsked(edit->id);
}

void HistoryPane::showMenu(const QContextMenuEvent &event)
{
    QWidget *rows = m_list->viewport();
    const bool byKey = event.reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? m_list->currentIndex() : m_list->indexAt(rows->mapFromGlobal(event.globalPos()));
    if (!index.isValid() || !(index.flags() & Qt::ItemIsSelectable))
        return;
    m_list->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [menu](const QPushButton *button, const QKeySequence &key) {
        QAction *action = menu->addAction(button->text());
        action->setShortcut(key);
        action->setEnabled(button->isEnabled());
        connect(action, &QAction::triggered, button, &QPushButton::click);
    };
    offer(m_go, Qt::Key_Return);
    offer(m_papers, QKeySequence(Qt::SHIFT | Qt::Key_Return));
    menu->popup(byKey ? rows->mapToGlobal(m_list->visualRect(index).center()) : event.globalPos());
}

bool HistoryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ContextMenu) {
        showMenu(*static_cast<QContextMenuEvent *>(event));
        return true;
    }
    if (watched != m_list || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    // Papers are not to be trashed from among the edits.
    const bool deletes = key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier;
    const bool home =
        key->matches(QKeySequence::MoveToStartOfLine) || key->matches(QKeySequence::MoveToStartOfDocument);
    if (!enter && !deletes && !home)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else if (home)
        m_list->setCurrentIndex(m_model.index(1)); // below the first day
    else if (enter && key->modifiers() & Qt::ShiftModifier)
        showPapers();
    else if (enter)
        go();
    return true;
}

void HistoryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

} // namespace sheaf
