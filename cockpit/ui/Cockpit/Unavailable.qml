import QtQuick

// Stands where a view should, and says that it is not there.
Item {
    id: unavailable

    property string name: ""

    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.pad
        spacing: Theme.gap
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "warning"
            color: Theme.warn
            size: 56
        }
        Label {
            id: words
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: unavailable.name ? qsTr("%1 is not available").arg(qsTr(unavailable.name))
                                   : qsTr("Not available")
            color: Theme.dim
        }
    }
}
