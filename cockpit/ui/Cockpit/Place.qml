import QtQuick

// Loads one view of a feature into its place.
Loader {
    id: place

    property var view: null

    function load(): void {
        if (view)
            setSource(view.source, { "vm": view.vm });
    }

    onViewChanged: load()
    Component.onCompleted: if (view && status === Loader.Null) load()
    onStatusChanged: if (status === Loader.Error) broken.active = true
    Loader {
        id: broken
        active: false
        anchors.fill: parent
        sourceComponent: Component { Unavailable {} }
    }
}
