import QtQuick
import Cockpit
import "map"

// The map with what lies on it: the next turn, the limit, the keys, search and preview.
Item {
    id: page

    required property var vm
    readonly property string mode: vm.mode
    readonly property bool guided: vm.turn.shown
    readonly property int wide: Theme.large ? 540 : 440      // the preview

    readonly property var lying: {
        const box = (x, y, wide, high) => Qt.rect(Theme.mirrored ? width - x - wide : x, y, wide, high);
        const boxes = [box(width - 400, height - 34, 400, 34)];
        if (mode === "preview")
            boxes.push(box(0, 0, wide + 30, height));
        if (mode === "map") {
            boxes.push(box(width - 116, 0, 116, 120));
            boxes.push(box(width - 110, height - 420, 110, 420));
            boxes.push(box(0, height - 116, guided ? 230 : 560, 116));
        }
        if (mode === "map" && guided)
            boxes.push(box(0, 0, 572, 16 + (banner.item ? banner.item.implicitHeight : 140)));
        return boxes;
    }
    onLyingChanged: vm.scene.keepClear(lying)

    MapView {
        objectName: "map"
        anchors.fill: parent
        scene: page.vm.scene
    }
    Rectangle {         // keeps what lies on top legible
        visible: page.mode === "map"
        width: parent.width
        height: 120
        gradient: Gradient {
            GradientStop { position: 0; color: Theme.night ? "#B007090C" : "#60E6EAEE" }
            GradientStop { position: 1; color: "transparent" }
        }
    }
    Loader {
        id: banner
        active: page.guided && page.mode === "map"
        anchors { left: parent.left; leftMargin: 16 }
        y: 16
        width: 540
        sourceComponent: TurnBanner { turn: page.vm.turn; width: 540 }
    }
    Rectangle {         // rerouting, no position, off the map
        objectName: "map.status"
        visible: page.mode === "map" && page.vm.turn.status !== ""
        anchors { left: parent.left; leftMargin: 16; bottom: parent.bottom; bottomMargin: 116 }
        width: statusText.width + 2 * Theme.pad
        height: 56
        radius: 28
        color: Theme.night ? "#F2161C22" : "#FAFFFFFF"
        Label {
            id: statusText
            objectName: "map.status.text"
            anchors.centerIn: parent
            text: page.vm.turn.status
            size: Theme.small
            color: Theme.warn
        }
    }
    SpeedLimit {
        objectName: "map.limitSign"
        visible: page.mode === "map" && limit.text !== ""
        anchors { right: parent.right; rightMargin: 20 }
        y: 20
        limit: page.vm.limit
    }
    Column {
        visible: page.mode === "map"
        anchors { right: parent.right; rightMargin: 16; bottom: parent.bottom; bottomMargin: 44 }
        spacing: 12
        MapButton {
            objectName: "map.recentre"
            visible: !page.vm.following
            icon: "locate"
            label: qsTr("Back to the car")
            checked: true
            onTapped: page.vm.recentre()
        }
        MapButton {
            objectName: "map.reach"
            visible: !page.guided
            icon: "traction-battery"
            label: qsTr("How far the battery goes")
            checked: page.vm.reachShown
            onTapped: page.vm.toggleReach()
        }
        MapButton {
            objectName: "map.orientation"
            icon: "compass"
            label: page.vm.northUp ? qsTr("Heading up") : qsTr("North up")
            turned: -page.vm.scene.bearing
            onTapped: page.vm.turnMap()
        }
        MapButton {
            objectName: "map.overview"
            visible: page.guided
            icon: "overview"
            label: qsTr("Whole route")
            checked: page.vm.overview
            onTapped: page.vm.toggleOverview()
        }
        MapButton {
            objectName: "map.mute"
            visible: page.guided
            icon: page.vm.muted ? "sound-off" : "sound"
            label: page.vm.muted ? qsTr("Voice on") : qsTr("Voice off")
            onTapped: page.vm.toggleVoice()
        }
    }
    Row {
        visible: page.mode === "map"
        anchors { left: parent.left; leftMargin: 16; bottom: parent.bottom; bottomMargin: 16 }
        spacing: 12
        Rectangle {
            objectName: "map.search"
            width: page.guided ? 84 : 320
            height: 84
            radius: 42
            color: searchTouch.pressed ? Theme.pressed : Theme.night ? "#EE161C22" : "#F7FFFFFF"
            border { width: 1; color: Theme.night ? "#2A323B" : "#D5DCE2" }
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Where to?")
            Icon {
                anchors { left: parent.left; leftMargin: 22 }
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                size: 40
                color: Theme.accent
            }
            Label {
                visible: !page.guided
                anchors { left: parent.left; leftMargin: 80 }
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Where to?")
                color: Theme.text
            }
            MouseArea { id: searchTouch; anchors.fill: parent; onClicked: page.vm.openSearch() }
        }
        MapButton {
            objectName: "map.home"
            visible: !page.guided && page.vm.hasHome
            icon: "home"
            label: qsTr("Home")
            onTapped: page.vm.goHome()
        }
        MapButton {
            objectName: "map.work"
            visible: !page.guided && page.vm.hasWork
            icon: "work"
            label: qsTr("Work")
            onTapped: page.vm.goToWork()
        }
        MapButton {
            objectName: "map.end"
            visible: page.guided
            icon: "close"
            label: qsTr("End guidance")
            onTapped: page.vm.end()
        }
    }
    Rectangle {         // a word of the car's own: leave now, a better way
        objectName: "map.offer"
        visible: page.mode === "map" && page.vm.offer !== ""
        anchors { horizontalCenter: parent.horizontalCenter; horizontalCenterOffset: -50; bottom: parent.bottom; bottomMargin: 116 }
        width: Math.min(page.width - 132, offerText.implicitWidth + 2 * Theme.pad + 200)
        height: 88
        radius: Theme.radius
        color: Theme.night ? "#F2161C22" : "#FAFFFFFF"
        border { width: 1; color: Theme.accent }
        Label {
            id: offerText
            objectName: "map.offer.text"
            anchors { left: parent.left; leftMargin: Theme.pad }
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * Theme.pad - 176
            text: page.vm.offer
            size: Theme.small
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
        IconButton {
            objectName: "map.offer.take"
            anchors { right: parent.right; rightMargin: 88; verticalCenter: parent.verticalCenter }
            icon: "check"
            label: qsTr("Yes")
            width: 80
            height: 80
            onTapped: page.vm.takeOffer()
        }
        IconButton {
            objectName: "map.offer.leave"
            anchors { right: parent.right; rightMargin: 4; verticalCenter: parent.verticalCenter }
            icon: "close"
            label: qsTr("No")
            flat: true
            width: 80
            height: 80
            onTapped: page.vm.leaveOffer()
        }
    }
    Loader {
        active: page.mode === "preview"
        anchors { left: parent.left; leftMargin: 16 }
        y: 16
        sourceComponent: PreviewPanel {
            objectName: "preview"
            preview: page.vm.preview
            width: page.wide
            height: page.height - 32
        }
    }
    Loader {
        active: page.mode === "search"
        anchors.fill: parent
        sourceComponent: SearchPanel {
            objectName: "search"
            search: page.vm.search
            language: page.vm.language
            onClosed: page.vm.closeSearch()
        }
    }
}
