import QtQuick
import Cockpit

// One phone: whose, where, how full; touched, a key that lets it ring.
Rectangle {
    id: tile

    required property var phone
    required property int at
    property bool open: false
    signal tapped
    signal rung

    readonly property bool old: phone.fresh !== undefined && phone.fresh !== "fresh"

    function aged(place: string, minutes: int): string {
        return minutes < 60 ? qsTr("%1, %2 min ago").arg(place).arg(minutes)
                            : qsTr("%1, %2 h ago").arg(place).arg(Math.floor(minutes / 60));
    }
    readonly property string place: {
        if (phone.where === undefined)
            return qsTr("does not tell where");
        const where = phone.walk > 0 ? qsTr("away, %1 min on foot").arg(phone.walk) : qsTr(phone.where);
        return old && phone.age >= 0 ? aged(where, phone.age) : where;
    }

    height: open ? 180 : 92
    radius: Theme.radius
    color: touch.pressed ? Theme.pressed : Theme.raised

    Accessible.role: Accessible.Button
    Accessible.name: (phone.name ?? "") + ", " + place
    Accessible.onPressAction: tapped()

    MouseArea { id: touch; anchors.fill: parent; onClicked: tile.tapped() }
    Icon { anchors { left: parent.left; leftMargin: 16 } y: 24; name: "phone"; size: 44; color: tile.phone.where === "in the car" ? Theme.accent : Theme.text }
    Label {
        anchors { left: parent.left; leftMargin: 68 }
        y: 10
        width: parent.width - 68 - (battery.text ? battery.width + 28 : 16)
        text: tile.phone.name ?? ""
        textFormat: Text.PlainText
        size: 28
        strong: true
    }
    Label {
        id: battery
        anchors { right: parent.right; rightMargin: 16 }
        y: 14
        text: tile.phone.battery ?? ""
        size: Theme.small
        color: Theme.dim
    }
    Label {
        objectName: "phone.where." + tile.at
        anchors { left: parent.left; leftMargin: 68 }
        y: 50
        width: parent.width - 68 - 12
        text: tile.place
        size: Theme.small
        color: tile.old ? Theme.faint : Theme.dim
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 20
    }
    BigButton {
        objectName: "phone.find." + tile.at
        visible: tile.open
        anchors { left: parent.left; leftMargin: 10 }
        y: 90
        width: parent.width - 20
        height: 80
        color: Theme.night ? Theme.pressed : Theme.plate
        text: qsTr("Let it ring")
        onTapped: tile.rung()
    }
}
