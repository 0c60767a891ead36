#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The test "layers": reads the sources and fails on a line that breaks the plan of the house.
#   layers.sh DIR            checks the checkout DIR; one line per finding: file:line: rule: the line
#   layers.sh --self-test    plants every kind of violation in a house of its own and demands that each one is found
# Needs bash, find and any awk. Comments from // to the end of the line are not looked at.
set -euo pipefail

check() {
    local house=$1
    # shellcheck disable=SC2016 # the dollar signs are awk's
    (cd -- "$house" && find app model views tests -name CMakeFiles -prune -o -type f \
        \( -name '*.cpp' -o -name '*.h' \) -print | LC_ALL=C sort | xargs -d '\n' awk '
    function found(rule) { printf "%s:%d: %s: %s\n", FILENAME, FNR, rule, $0; findings++ }

    FNR == 1 {
        files++
        if ($0 != "// SPDX-License-Identifier: GPL-3.0-or-later") found("the first line is not the SPDX line")
        path = FILENAME
        inTests = path ~ /^tests\//
        inModel = path ~ /^model\//
        inViews = path ~ /^views\//
        inDb = path ~ /^model\/db\//
        inSettings = path ~ /^app\/settings\.cpp$/
        room = ""
        if (inModel) {
            room = path
            sub(/^model\//, "", room)
            if (room ~ /\//) sub(/\/.*/, "", room); else room = "top"
        }
    }
    inTests { next }

    { line = $0; sub(/(^|[[:space:]])\/\/.*/, "", line) }

    line ~ /^[[:space:]]*#[[:space:]]*include/ {
        if (line ~ /["<\/]\.\.?\//) found("an include that is not written from the root")
        if (inModel && line ~ /["<](views|app)\//) found("model includes views or app")
        if (inViews && line ~ /["<]app\//) found("views include app")
        if (inModel && line ~ /<(Qt(Gui|Widgets|Svg|SvgWidgets|PrintSupport)\/|Q(Widget|Application|GuiApplication|Painter|Color|Icon|Pixmap|Image|Font|FontMetrics|Palette|TextDocument)>)/)
            found("model includes a header that knows pixels")
        if (!inDb && line ~ /[<"]sqlite3\.h/) found("SQLite outside model/db")
        if (room != "" && room != "top" && room != "items" && line ~ /"model\/(store|worker|transfer)\.h"/)
            found("a lower room of the model includes the store above it")
        if (room != "" && room != "items" && line ~ /"model\/items\//) found("model/items is included from below")
        if (room ~ /^(text|index|query|formats)$/ && line ~ /"model\/db\//) found("a room below model/db includes it")
        if (room ~ /^(text|index|formats)$/ && line ~ /"model\/query\//) found("a room beside model/query includes it")
        if (room ~ /^(text|index)$/ && line ~ /"model\/formats\//) found("a room below model/formats includes it")
        if (room == "text" && line ~ /"model\/index\//) found("model/text includes model/index")
        next
    }

    !inDb {
        if (line ~ /"[[:space:]]*(\(|sql\()?[[:space:]]*(SELECT|INSERT|REPLACE|UPDATE|DELETE FROM|CREATE|ALTER|DROP|PRAGMA|ATTACH|BEGIN IMMEDIATE|VACUUM|WITH RECURSIVE)([^A-Za-z_]|$)/ ||
            line ~ /^[[:space:]]*(SELECT|INSERT (OR|INTO)|UPDATE [a-z_]+ SET|DELETE FROM|CREATE (TABLE|INDEX|UNIQUE|TRIGGER|VIRTUAL|VIEW)|PRAGMA)([^A-Za-z_]|$)/ ||
            line ~ /"[[:space:]]*(select .* from|insert into|update [a-z_]+ set|create table|pragma) /)
            found("SQL outside model/db")
        if (line ~ /(^|[^A-Za-z_])sqlite3_/) found("SQLite outside model/db")
    }
    !inSettings && line ~ /(^|[^A-Za-z_])QSettings([^A-Za-z_]|$)/ { found("QSettings outside app/settings.cpp") }
    line ~ /BlockingQueuedConnection/ { found("the caller waits: BlockingQueuedConnection") }
    line ~ /(^|[^A-Za-z_])processEvents([^A-Za-z_]|$)/ { found("the caller waits: processEvents") }
    line ~ /(^|[^A-Za-z_])QEventLoop([^A-Za-z_]|$)/ { found("the caller waits: QEventLoop") }

    END {
        if (!files) { print "no source files here"; exit 1 }
        if (findings) { printf "%d findings in %d files\n", findings, files; exit 1 }
        printf "%d files, nothing out of place\n", files
    }')
}

selfTest() {
    local house planted=0 missed=0
    house=$(mktemp -d)
    # shellcheck disable=SC2064 # the folder's name as it is now
    trap "rm -rf -- '$house'" EXIT
    mkdir -p "$house"/{app,views,tests,model/{db,text,index,query,formats,items}}
    local spdx='// SPDX-License-Identifier: GPL-3.0-or-later'

    # A house in order, with every near miss that must stay allowed.
    printf '%s\n' "$spdx" '#include <QSettings>' 'QSettings s;' >"$house/app/settings.cpp"
    printf '%s\n' "$spdx" '#include <sqlite3.h>' 'auto q = "SELECT id FROM paper";' >"$house/model/db/read.cpp"
    printf '%s\n' "$spdx" '// QSettings and QEventLoop stay out; "SELECT 1" is only talked about' \
        '#include "model/store.h"' 'auto t = tr("Select all papers"); auto u = "Update"; auto c = "Create a list";' \
        'auto w = "https://example.org"; int updates = 0;' >"$house/views/list.cpp"
    printf '%s\n' "$spdx" '#include "views/list.h"' '#include "model/paper.h"' >"$house/app/main.cpp"
    printf '%s\n' "$spdx" '#include "model/text/fold.h"' >"$house/model/index/tokens.cpp"
    if ! check "$house"; then
        echo "A house in order was called out of order."
        return 1
    fi

    plant() { # FILE LINE [the first line, when it is not the SPDX line]
        local file=$house/$1 report
        printf '%s\n' "${3-$spdx}" "$2" >"$file"
        planted=$((planted + 1))
        if report=$(check "$house"); then
            echo "MISSED in $1: $2"
            missed=$((missed + 1))
        else
            printf 'found   %s\n' "${report%%$'\n'*}"
        fi
        rm -f -- "$file"
    }
    plant app/bad.cpp 'auto q = "SELECT id FROM paper";'
    plant views/bad.cpp 'auto q = QStringLiteral("  INSERT INTO tag VALUES (1)");'
    plant model/bad.cpp 'auto q = "UPDATE paper SET star = 1";'
    plant model/items/bad.cpp 'auto q = "DELETE FROM paper";'
    plant model/query/bad.cpp 'auto q = "CREATE TABLE t (a)";'
    plant model/formats/bad.cpp 'auto q = "PRAGMA user_version";'
    plant app/bad.cpp 'auto q = R"(SELECT 1)";'
    plant app/bad.cpp 'auto q = R"sql(SELECT 1)sql";'
    plant app/bad.cpp '    SELECT id, title'
    plant app/bad.cpp 'auto q = "select id from paper";'
    plant model/bad.cpp 'sqlite3_exec(db, text, nullptr, nullptr, nullptr);'
    plant app/bad.h '#include <sqlite3.h>'
    plant model/bad.cpp '#include "views/theme.h"'
    plant model/text/bad.cpp '#include "app/settings.h"'
    plant views/bad.h '#include "app/application.h"'
    plant views/bad.cpp '#include "../app/application.h"'
    plant model/bad.cpp '#include <QtWidgets/QWidget>'
    plant model/items/bad.cpp '#include <QColor>'
    plant model/db/bad.cpp '#include "model/store.h"'
    plant model/bad.cpp '#include "model/items/papermodel.h"'
    plant model/index/bad.cpp '#include "model/db/sqlite.h"'
    plant model/text/bad.cpp '#include "model/index/tokens.h"'
    plant model/index/bad.cpp '#include "model/formats/format.h"'
    plant model/formats/bad.cpp '#include "model/query/ast.h"'
    plant views/bad.cpp '    QSettings settings;'
    plant app/bad.cpp '#include <QSettings>
QSettings settings;'
    plant views/bad.cpp 'connect(a, &A::b, c, &C::d, Qt::BlockingQueuedConnection);'
    plant app/bad.cpp 'QCoreApplication::processEvents();'
    plant model/bad.cpp 'QEventLoop loop;'
    plant views/bad.cpp 'int a;' '#pragma once'
    plant tests/bad.cpp 'int a;' '// A test without its licence.'
    plant model/bad.h 'int a;' ''
    echo "$planted violations planted, $missed missed"
    [ "$missed" -eq 0 ]
}

case ${1-} in
--self-test) selfTest ;;
?*) check "$1" ;;
*)
    echo "usage: layers.sh DIR | --self-test" >&2
    exit 2
    ;;
esac
