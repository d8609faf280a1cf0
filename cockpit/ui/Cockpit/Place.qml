import QtQuick

// Loads one view of a feature and gives it its view-model.
Item {
    id: place

    required property var view
    readonly property Item content: loader.item

    implicitHeight: loader.item ? loader.item.implicitHeight : 120

    Loader {
        id: loader
        anchors.fill: parent
        Component.onCompleted: setSource(place.view.source, { vm: place.view.vm })
    }
    Unavailable {
        anchors.fill: parent
        visible: loader.status === Loader.Error
        name: place.view.title || place.view.feature
    }
}
