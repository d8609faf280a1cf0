import QtQuick
import Cockpit

// The car takes on a driver's seat, mirrors and climate: how far it is, and a key that stops all.
Item {
    id: sheet

    required property var vm
    readonly property var now: vm.progress
    readonly property bool running: now.running
    readonly property int keyWidth: 216
    readonly property int room: 792 - 32 - 24 - keyWidth - 24

    function listed(titles: var): string {
        return titles.map(title => qsTr(title)).join(", ");
    }
    function told(): string {
        const lines = [];
        if (now.refused.length)
            lines.push(qsTr("Not set: %1").arg(listed(now.refused)));
        if (now.note)
            lines.push(qsTr(now.note));
        if (now.lacking.length)
            lines.push(qsTr("This car does not have: %1").arg(listed(now.lacking)));
        return lines.join(" · ");
    }

    implicitHeight: 0
    visible: vm.shown

    Rectangle {
        objectName: "recall"
        anchors { left: parent.left; leftMargin: Theme.overPage }
        y: parent.height - height - 40
        width: 792
        height: more.visible ? Math.max(248, 180 + more.height + 12) : 248
        radius: Theme.radius
        color: Theme.surfaceTop
        border { width: 2; color: sheet.now.well ? Theme.accent : Theme.warn }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: name.text + ", " + line.text

        MouseArea { anchors.fill: parent }
        Label {
            id: name
            objectName: "recall.name"
            anchors { left: parent.left; leftMargin: 32 }
            y: 20
            width: sheet.room
            text: sheet.now.name
            textFormat: Text.PlainText
            size: Theme.title
            strong: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 28
        }
        Label {
            id: line
            objectName: "recall.line"
            anchors { left: parent.left; leftMargin: 32 }
            y: 76
            width: sheet.room
            height: more.visible ? 40 : 84
            text: sheet.running ? qsTr("Setting: %1").arg(sheet.listed(sheet.now.open)) : qsTr(sheet.now.ending)
            size: 28
            color: sheet.now.well ? Theme.dim : Theme.warn
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            fontSizeMode: Text.Fit
            minimumPixelSize: 22
        }
        Label {
            id: more
            objectName: "recall.more"
            visible: text !== ""
            anchors { left: parent.left; leftMargin: 32 }
            y: 116
            width: sheet.room
            text: sheet.told()
            size: 24
            color: Theme.dim
            wrapMode: Text.Wrap
            elide: Text.ElideNone
        }
        Rectangle {
            anchors { left: parent.left; leftMargin: 32 }
            y: parent.height - 40
            width: sheet.room - 116
            height: 16
            radius: 8
            color: Theme.track
            Rectangle {
                objectName: "recall.bar"
                anchors.left: parent.left
                width: sheet.now.total ? parent.width * sheet.now.done / sheet.now.total : 0
                height: parent.height
                radius: 8
                color: sheet.now.well ? Theme.accent : Theme.warn
                Behavior on width { NumberAnimation { duration: Theme.ms(200) } }
            }
        }
        Label {
            objectName: "recall.count"
            anchors { left: parent.left; leftMargin: 32 + sheet.room - 100 }
            y: parent.height - 52
            width: 100
            horizontalAlignment: Text.AlignRight
            text: qsTr("%1 of %2").arg(sheet.now.done).arg(sheet.now.total)
            size: 28
            color: Theme.dim
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
        }
        BigButton {
            id: key
            objectName: sheet.running ? "recall.stop" : "recall.close"
            leaves: !sheet.running
            anchors { right: parent.right; rightMargin: 24 }
            y: 24
            width: sheet.keyWidth
            height: parent.height - 48
            tone: sheet.running ? "danger" : ""
            text: sheet.running ? qsTr("Stop") : qsTr("OK")
            onTapped: sheet.running ? sheet.vm.stop() : sheet.vm.close()
        }
    }
}
