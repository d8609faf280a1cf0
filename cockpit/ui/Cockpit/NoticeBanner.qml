import QtQuick

// The gravest notice, sliding in over the top of the centre; the rest as a count.
Rectangle {
    id: banner

    required property var shell
    readonly property var notices: shell.notices
    readonly property bool shown: notices.length > 0
    readonly property bool several: notices.length > 1
    property real slid: shown ? 1 : 0       // 0 above the edge, 1 in its place
    property int severity: 0
    property string key: ""
    property string words: ""

    readonly property color tone: severity >= 3 ? Theme.danger : severity === 2 ? Theme.warn
                                  : severity === 1 ? Theme.info : Theme.dim
    onNoticesChanged: {
        if (notices.length === 0)
            return;             // keep the last words while it slides out
        severity = notices[0].severity;
        key = notices[0].key;
        words = notices[0].text;
    }
    Component.onCompleted: noticesChanged()

    Accessible.role: Accessible.AlertMessage
    Accessible.name: words

    height: Math.max(88, text.implicitHeight + 32)
    y: slid * (Theme.pad + height + 16) - height - 16
    visible: slid > 0
    radius: Theme.radius
    color: severity >= 3 ? Theme.dangerSoft : severity === 2 ? Theme.warnSoft : Theme.raised
    border { width: 2; color: tone }
    Behavior on slid { NumberAnimation { duration: Theme.ms(260); easing.type: Easing.OutCubic } }

    Icon {
        id: glyph
        anchors { left: parent.left; leftMargin: 24; verticalCenter: parent.verticalCenter }
        name: banner.severity >= 2 ? "warning" : "info"
        color: banner.tone
        size: 48
    }
    Label {
        id: text
        objectName: "notice.text"
        anchors {
            left: glyph.right
            leftMargin: 20
            right: banner.several ? count.left : close.left
            rightMargin: 12
            verticalCenter: parent.verticalCenter
        }
        text: banner.words
        size: 30
        strong: true
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }
    Rectangle {
        id: count
        visible: banner.several
        anchors { right: close.left; verticalCenter: parent.verticalCenter }
        width: countText.width + 28
        height: 44
        radius: 22
        color: "transparent"
        border { width: 2; color: banner.tone }
        Label {
            id: countText
            objectName: "notice.count"
            anchors.centerIn: parent
            text: "+" + (banner.notices.length - 1)
            size: Theme.small
            strong: true
            color: banner.tone
            Accessible.name: qsTr("%n more", "", banner.notices.length - 1)
        }
    }
    IconButton {
        id: close
        objectName: "notice.close"
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        height: Math.min(parent.height, 88)
        flat: true
        icon: "close"
        iconSize: 36
        label: qsTr("Dismiss")
        onTapped: banner.shell.dismiss(banner.key)
    }
}
