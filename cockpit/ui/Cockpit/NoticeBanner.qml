import QtQuick

// The gravest notice, over the top of the middle column; a touch on × takes it away.
Rectangle {
    id: banner

    required property var shell
    readonly property var notice: shell.notices.length > 0 ? shell.notices[0] : null
    readonly property int severity: notice ? notice.severity : 0
    readonly property color tone: severity >= 3 ? Theme.danger : severity >= 1 ? Theme.warn : Theme.info

    objectName: "notice"
    height: Math.max(88, words.implicitHeight + 32)
    radius: Theme.radius
    color: Theme.raised
    border { width: 2; color: tone }
    y: notice ? Theme.pad : -height - 8
    visible: y > -height
    Behavior on y { NumberAnimation { duration: Theme.ms(220); easing.type: Easing.OutCubic } }

    Rectangle {
        x: 14
        width: 6
        radius: 3
        anchors { top: parent.top; bottom: parent.bottom; margins: 16 }
        color: banner.tone
    }
    Icon {
        x: 36
        anchors.verticalCenter: parent.verticalCenter
        name: banner.severity >= 2 ? "warning" : "info"
        color: banner.tone
        size: 48
    }
    Label {
        id: words
        objectName: "notice.text"
        anchors { left: parent.left; leftMargin: 104; right: more.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
        text: banner.notice ? banner.notice.text : ""
        size: 28
        weight: Font.DemiBold
        wrapMode: Text.Wrap
        maximumLineCount: 3
    }
    Label {
        id: more
        anchors { right: close.left; verticalCenter: parent.verticalCenter }
        visible: banner.shell.notices.length > 1
        width: visible ? implicitWidth + 8 : 0
        text: "+" + (banner.shell.notices.length - 1)
        color: Theme.dim
        size: 28
    }
    Item {
        id: close
        objectName: "notice.close"
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: Theme.touch
        Icon { anchors.centerIn: parent; name: "close"; color: Theme.dim; size: 32 }
        MouseArea { anchors.fill: parent; onClicked: if (banner.notice) banner.shell.dismiss(banner.notice.key) }
    }
}
