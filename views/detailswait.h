// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the place of the details form while the paper is still being read.
#pragma once

#include <QDialog>
#include <QString>

namespace sheaf
{

class Theme;

// GUI thread. As large as the form, and modal like it, so that keys meant for the form do nothing to the list; letters
// are kept for it. Closing it says that the form is not wanted any more.
class DetailsWait final : public QDialog
{
    Q_OBJECT
public:
    explicit DetailsWait(const Theme &theme, QWidget *parent = nullptr);

    QString typed() const { return m_typed; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_typed;
};

} // namespace sheaf
