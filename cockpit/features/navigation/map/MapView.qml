import QtQuick
import QtQuick.Shapes
import Cockpit

// The map: tiles, the way, texts, pins and the car; moved by the camera or by fingers.
Item {
    id: view

    required property var scene
    readonly property bool drawn: scene.running

    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Map")
    Accessible.onIncreaseAction: scene.pinch(Math.SQRT2, 0)
    Accessible.onDecreaseAction: scene.pinch(Math.SQRT1_2, 0)
    onWidthChanged: scene.resize(width, height)
    onHeightChanged: scene.resize(width, height)

    Label {
        objectName: "map.nothing"
        z: 1
        visible: view.drawn && !view.scene.covered
        anchors.centerIn: parent
        text: qsTr("No map here")
        color: Theme.faint
    }
    Item {           // without a graphics card lines know no clip under perspective: a picture does
        anchors.fill: parent
        layer.enabled: view.drawnBy === GraphicsInfo.Software
        Rectangle { anchors.fill: parent; color: Theme.night ? "#0D1216" : "#F1F1EE" }
        Item {
            id: world
            transform: Matrix4x4 { matrix: view.scene.matrix }
            Item { id: tiles }
            Loader { active: view.drawn; sourceComponent: RouteLines { scene: view.scene } }
        }
        Rectangle {         // the far end fades into the sky
            visible: view.scene.pitch > 5
            width: parent.width
            height: parent.height * 0.2
            opacity: Math.min(1, view.scene.pitch / 40)
            gradient: Gradient {
                GradientStop { position: 0; color: Theme.night ? "#0A0E12" : "#E9EEF2" }
                GradientStop { position: 0.35; color: Theme.night ? "#D00A0E12" : "#D0E9EEF2" }
                GradientStop { position: 1; color: Theme.night ? "#000A0E12" : "#00E9EEF2" }
            }
        }
        Loader {
            anchors.fill: parent
            active: view.drawn
            sourceComponent: Item {
                Repeater { model: 42; MapLabel { night: Theme.night } }
                Component.onCompleted: view.scene.attachLabels(this)
            }
        }
        Repeater {
            model: view.scene.pinCount
            MapPin {
                required property int index
                readonly property var pin: view.scene.pins[index] || null
                visible: pin !== null
                x: pin ? pin.x : 0
                y: pin ? pin.y : 0
                icon: pin ? pin.icon : ""
                text: pin ? pin.text : ""
            }
        }
        CarMarker {
            objectName: "map.car"
            visible: x > -40 && x < view.width + 40 && y > -40 && y < view.height - 20
            x: view.scene.car.x
            y: view.scene.car.y
            turn: view.scene.carTurn
            pitch: view.scene.pitch
            halo: view.scene.halo
        }
    }
    Label {
        objectName: "map.attribution"
        anchors { right: parent.right; bottom: parent.bottom; rightMargin: 12; bottomMargin: 6 }
        text: view.scene.attribution
        size: 18
        color: Theme.night ? "#8A96A2" : "#4A545E"
        style: Text.Outline
        styleColor: Theme.night ? "#0D1216" : "#F1F1EE"
    }

    DragHandler {
        id: drag
        property point last
        target: null
        minimumPointCount: 1
        maximumPointCount: 1
        onActiveChanged: {
            if (active)
                last = centroid.position;
            else
                view.scene.fling(centroid.velocity.x, centroid.velocity.y);
        }
        onCentroidChanged: if (active) {
            view.scene.pan(last.x, last.y, centroid.position.x, centroid.position.y);
            last = centroid.position;
        }
    }
    PinchHandler {
        id: pinch
        property real lastScale: 1
        property real lastTurn: 0
        target: null
        onActiveChanged: { lastScale = 1; lastTurn = 0; }
        onUpdated: {
            view.scene.pinch(activeScale / lastScale, rotation - lastTurn);
            lastScale = activeScale;
            lastTurn = rotation;
        }
    }
    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onWheel: event => view.scene.pinch(Math.pow(2, event.angleDelta.y / 480), 0)
    }
    TapHandler {
        onTapped: point => view.scene.tap(point.position.x, point.position.y)
        onLongPressed: view.scene.press(point.position.x, point.position.y)
    }
    FrameAnimation {
        running: view.drawn && view.visible
        onTriggered: view.scene.frame(frameTime)
    }
    Binding { target: view.scene; property: "night"; value: Theme.night }
    readonly property int drawnBy: GraphicsInfo.api
    onDrawnByChanged: scene.drawnBy(drawnBy)
    Component.onCompleted: {
        scene.attach(tiles);
        scene.resize(width, height);
        scene.drawnBy(drawnBy);
    }
}
