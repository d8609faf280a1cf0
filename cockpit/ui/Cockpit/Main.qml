import QtQuick
import QtQuick.Window

// The shell: cluster left, page in the middle, cards right, dock below. Drawn at 1920×720 and
// scaled to whatever the window is.
Window {
    id: window

    required property var shell

    width: 1920
    height: 720
    title: "Cockpit"
    color: Theme.bg

    Binding { target: Theme; property: "night"; value: window.shell.night }
    Binding { target: Theme; property: "motionMs"; value: window.shell.animationMs }

    Item {
        id: face
        width: 1920
        height: 720
        anchors.centerIn: parent
        scale: Math.min(window.width / width, window.height / height)

        Rectangle {
            anchors.fill: parent
            gradient: Gradient {
                GradientStop { position: 0; color: Theme.night ? "#0f1318" : "#eef1f4" }
                GradientStop { position: 1; color: Theme.bg }
            }
        }
        Repeater {
            model: window.shell.cluster
            Place { required property var modelData; view: modelData; width: 528; height: 616 }
        }
        Item {
            x: 528
            width: 872
            height: 616
            clip: true
            Repeater {
                model: window.shell.pages
                Place {
                    required property var modelData
                    readonly property bool open: window.shell.page === modelData.feature
                    width: 872
                    height: 616
                    visible: open
                    // A page is built when it is first opened, and then kept.
                    onOpenChanged: if (open) view = modelData
                    Component.onCompleted: if (open) view = modelData
                }
            }
            NoticeBanner {
                x: Theme.pad
                width: parent.width - 2 * Theme.pad
                shell: window.shell
            }
        }
        Column {
            x: 1400
            y: Theme.pad
            width: 520 - Theme.pad
            height: 616 - Theme.pad
            spacing: 16
            Repeater {
                model: window.shell.cards
                Place {
                    required property var modelData
                    view: modelData
                    width: 520 - Theme.pad
                    height: (616 - 24 - 16 * window.shell.cards.length) / window.shell.cards.length
                }
            }
        }
        Dock { y: 616; width: parent.width; height: 104; shell: window.shell }
        ExplainBubble { shell: window.shell }
    }
}
