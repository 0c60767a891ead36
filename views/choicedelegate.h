// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a choice: its square or icon, the name with its matching letters strong, what it is, and its check.
#pragma once

#include "views/choicemodel.h"
#include "views/theme.h"

#include <QStyledItemDelegate>

namespace sheaf
{

// GUI thread; for views of a ChoiceModel.
class ChoiceDelegate final : public QStyledItemDelegate
{
public:
    ChoiceDelegate(const Theme &theme, const ChoiceModel &model, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    // What is cut is shown whole beside the mouse.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintSign(QPainter &painter, const QRect &box, const Choice *choice) const;
    void paintMark(QPainter &painter, const QRect &box, Choice::Mark mark, bool mirrored) const;
    void paintWords(QPainter &painter, const QRect &room, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const Choice *choice) const;

    const Theme &m_theme;
    const ChoiceModel &m_model;
};

} // namespace sheaf
