// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a row of the command palette: sign, name with its matching letters strong, what it is, and its keys.
#pragma once

#include "views/palettemodel.h"
#include "views/theme.h"

#include <QStyledItemDelegate>

namespace sheaf
{

// GUI thread; for views of a PaletteModel.
class PaletteDelegate final : public QStyledItemDelegate
{
public:
    PaletteDelegate(const Theme &theme, const PaletteModel &model, QObject *parent);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &text) const;
    void paintSign(QPainter &painter, const QRect &box, const Offer &offer) const;

    const Theme &m_theme;
    const PaletteModel &m_model;
};

} // namespace sheaf
