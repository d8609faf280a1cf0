import QtQuick
import Cockpit

// Asked once: whose a key or phone is, and whether what a driver always does is kept.
Item {
    id: sheet

    required property var vm
    readonly property var ask: vm.question
    readonly property bool asking: ask.kind !== undefined

    function title(): string {
        if (ask.kind === "habit")
            return qsTr("Keep %1?").arg(qsTr(ask.title) + ": " + qsTr(ask.value));
        return (ask.kind === "phone" ? qsTr("Is this phone %1's?") : qsTr("Is this key %1's?")).arg(ask.name);
    }
    function line(): string {
        switch (ask.when) {
        case "cold": return qsTr("when it is below %1 outside").arg(ask.limits[0]);
        case "hot": return qsTr("when it is above %1 outside").arg(ask.limits[0]);
        case "mild": return qsTr("when it is %1 to %2 outside").arg(ask.limits[0]).arg(ask.limits[1]);
        case "always": return qsTr("from now on, for you");
        }
        return qsTr("The car is then set as soon as it is unlocked");
    }

    implicitHeight: 0
    visible: asking

    Rectangle {
        objectName: "profiles.ask"
        anchors { left: parent.left; leftMargin: Theme.overPage }
        y: parent.height - height - 40
        width: 792
        height: 248
        radius: Theme.radius
        color: Theme.surfaceTop
        border { width: 2; color: Theme.accent }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: title.text

        MouseArea { anchors.fill: parent }
        Label {
            id: title
            objectName: "profiles.ask.title"
            anchors { left: parent.left; leftMargin: 32 }
            y: 20
            width: parent.width - 64
            text: sheet.asking ? sheet.title() : ""
            textFormat: Text.PlainText
            size: Theme.title
            strong: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 24
        }
        Label {
            objectName: "profiles.ask.line"
            anchors { left: parent.left; leftMargin: 32 }
            y: 76
            width: parent.width - 64
            text: sheet.asking ? sheet.line() : ""
            size: 28
            color: Theme.dim
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 22
        }
        Row {
            anchors { left: parent.left; leftMargin: 24 }
            y: parent.height - height - 20
            width: parent.width - 48
            height: 96
            spacing: 16
            BigButton {
                objectName: "profiles.ask.no"
                width: (parent.width - 16) / 2
                height: 96
                text: qsTr("No")
                onTapped: sheet.vm.no()
            }
            BigButton {
                objectName: "profiles.ask.yes"
                width: (parent.width - 16) / 2
                height: 96
                tone: "accent"
                text: qsTr("Yes")
                onTapped: sheet.vm.yes()
            }
        }
    }
}
