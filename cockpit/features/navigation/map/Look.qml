import QtQuick
import Cockpit

// Nothing but the map, for pictures of it.
Item {
    id: look

    required property var scene
    required property bool night

    MapView { anchors.fill: parent; scene: look.scene }
    Component.onCompleted: Theme.night = night
}
