import QtQuick
import Cockpit

// In one line why something is refused or what is out of order; else whether the car is locked.
Text {
    id: line

    required property var vm
    readonly property var open: vm.openParts.filter(name => name !== "Charge flap" || !vm.cable.on)
    readonly property bool windows: [vm.windowFrontLeft, vm.windowFrontRight, vm.windowRearLeft,
                                     vm.windowRearRight].some(w => w.has && w.number > 2)

    property string told: ""            // an English reason, shown for a while

    function tell(reason: string) {
        told = reason;
        quiet.restart();
    }

    function said(): string {
        if (told)
            return qsTr(told);
        if (open.length > 2)
            return qsTr("%n doors and lids open", "", open.length);
        if (open.length > 0)
            return qsTr("%1 open").arg(open.map(name => qsTr(name)).join(" · "));
        if (vm.unseenParts > 0)
            return vm.unseenParts > 1 || vm.flap.valid ? qsTr("Doors not visible") : qsTr("Charge flap not visible");
        if (vm.charging.on)
            return qsTr("Charging");
        if (vm.cable.on)
            return qsTr("Cable plugged in");
        if (windows)
            return qsTr("Window open");
        if (!vm.locked.has)
            return qsTr("Lock not visible");
        return vm.locked.on ? qsTr("Locked") : qsTr("Unlocked");
    }

    Timer {
        id: quiet
        interval: 4000
        onTriggered: line.told = ""
    }

    text: said()
    color: told || open.length > 0 || vm.unseenParts > 0 ? Theme.warn
         : vm.charging.on ? Theme.good : Theme.dim
    horizontalAlignment: Text.AlignHCenter
    font { family: Theme.fontFamily; pixelSize: 28; weight: Font.DemiBold }
    height: 68
    wrapMode: Text.Wrap
    verticalAlignment: Text.AlignVCenter
    fontSizeMode: Text.Fit
    minimumPixelSize: 22
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
