import QtQuick
import QtQuick.Window

// The dashboard: cluster left, page in the centre, cards right, dock below, notices above.
Window {
    id: main

    required property var shell
    required property var knob
    property bool begun: false          // the first frame is there: what nobody sees yet may load
    readonly property int clusterWidth: 528
    readonly property int cardsWidth: 520
    readonly property int dockHeight: 104

    width: 1920
    height: 720
    title: "Cockpit"
    color: Theme.bg

    Connections {
        target: main
        enabled: !main.begun
        function onFrameSwapped() { later.start(); }
    }
    Timer { id: later; interval: 1; onTriggered: main.begun = true }
    Binding { target: Theme; property: "night"; value: main.shell.night }
    Binding { target: Theme; property: "large"; value: main.shell.largeText }
    Binding { target: Theme; property: "mirrored"; value: main.shell.mirrored }
    Binding { target: Theme; property: "safe"; value: main.shell.safeColours }
    Binding { target: Theme; property: "animationMs"; value: main.shell.animationMs }

    // A language from right to left turns what is read and pushed, not the car: the columns stay,
    // for the cluster belongs before the driver and each dock key to its seat, and so do gauges.
    Item {
        id: screen
        anchors.fill: parent
        focus: true
        Keys.onPressed: event => event.accepted = main.knob.key(event.key)
        LayoutMirroring.enabled: main.shell.mirrored
        LayoutMirroring.childrenInherit: true
        readonly property real room: height - main.dockHeight

        Rectangle {     // the cluster's own ground
            width: main.clusterWidth
            height: screen.room
            gradient: Gradient {
                orientation: Gradient.Horizontal
                GradientStop { position: 0; color: Theme.bg }
                GradientStop { position: 0.8; color: Theme.bg }
                GradientStop { position: 1; color: Theme.night ? "#0B0E12" : "#EDF0F3" }
            }
        }
        Repeater {
            id: strips
            model: main.shell.guidance
            Place {
                required property var modelData
                objectName: "guidance"
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true
                view: modelData
                width: main.clusterWidth
                height: implicitHeight
                visible: implicitHeight > 0
            }
        }
        Repeater {
            model: main.shell.cluster
            Place {
                required property var modelData
                readonly property Item strip: strips.count ? strips.itemAt(0) : null
                readonly property real taken: strip ? strip.implicitHeight : 0
                objectName: "cluster"
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true
                view: modelData
                width: main.clusterWidth
                height: screen.room
                transformOrigin: Item.Bottom
                scale: (screen.room - taken) / screen.room
                Behavior on scale { NumberAnimation { duration: Theme.ms(300); easing.type: Easing.OutCubic } }
            }
        }
        Rectangle {
            id: centre
            x: main.clusterWidth
            width: screen.width - main.clusterWidth - main.cardsWidth
            height: screen.room
            color: Theme.night ? "#0B0E12" : "#EDF0F3"
            clip: true

            Repeater {
                model: main.shell.pages
                Loader {
                    required property var modelData
                    readonly property bool here: main.shell.page === modelData.feature
                    objectName: "page." + modelData.feature
                    anchors.fill: parent
                    active: here || item !== null
                    visible: here
                    sourceComponent: Place { view: modelData; anchors.fill: parent }
                }
            }
            Unavailable {
                anchors.fill: parent
                visible: main.shell.pages.length === 0
            }
            NoticeBanner {
                objectName: "notice"
                shell: main.shell
                x: Theme.pad
                width: parent.width - 2 * Theme.pad
            }
        }
        Item {
            id: right
            x: screen.width - main.cardsWidth
            width: main.cardsWidth
            height: screen.room
            StatusStrip {
                objectName: "status"
                shell: main.shell
                x: 32
                y: 12
                width: parent.width - 64
            }
            CardStack {
                objectName: "cards"
                views: main.shell.cards
                x: Theme.pad
                y: 68
                width: parent.width - 2 * Theme.pad
                height: parent.height - y - 16
            }
        }
        Dock {
            objectName: "dock"
            shell: main.shell
            leftWidth: main.clusterWidth
            rightWidth: main.cardsWidth
            y: screen.room
            width: screen.width
            height: main.dockHeight
        }
        Repeater {
            model: main.begun ? main.shell.overlays : []
            Place {
                required property var modelData
                objectName: "overlay." + modelData.feature
                view: modelData
                x: main.clusterWidth
                width: screen.width - main.clusterWidth
                height: screen.room
            }
        }
        Rectangle {     // where no backlight can be set; a touch goes through it
            objectName: "veil"
            anchors.fill: parent
            visible: opacity > 0
            color: "black"
            opacity: main.shell.veil
            z: 100
        }
        ExplainBubble { shell: main.shell; keepOut: main.clusterWidth }
        FocusRing { knob: main.knob; ready: main.begun; anchors.fill: parent }
    }
}
