import QtQuick

// Says beside a value why it is not to be trusted: which frame, which bus, since when; or beside a
// control why it is refused now.
Rectangle {
    id: bubble

    required property var shell
    property var reading: null
    property string label: ""
    property int keepOut: 0             // the cluster's width
    property string words: ""
    property bool open: false
    property real foot: 0               // where it ends while it stands over what was touched
    onHeightChanged: if (foot > 0) y = Math.max(16, foot - height)      // its words are laid out late

    function sentence(): string {
        const cause = reading.cause;
        const age = reading.age;
        const source = reading.source.replace(" on ", qsTr(" on "));
        const since = age < 1e6 ? age.toFixed(age < 10 ? 1 : 0) : "";
        if (reading.valid)
            return qsTr("The value is back.");
        if (!source)
            return shell.say(cause);
        if (cause === "frame stopped")
            return qsTr("Frame %1 stopped %2 s ago.").arg(source).arg(since);
        return qsTr("%1 (frame %2)").arg(shell.say(cause)).arg(source);
    }

    function show(what: var, item: Item, name: string) {
        reading = what;
        words = sentence();
        put(item, name);
    }

    function refuse(sentence: string, item: Item, name: string) {
        reading = null;
        words = shell.say(sentence);
        put(item, name);
    }

    function put(item: Item, name: string) {
        const at = item.mapToItem(parent, 0, 0);
        const beside = at.x + item.width / 2 < keepOut;     // never over speed or telltales
        label = name;
        open = true;
        const wish = beside ? keepOut + 16 : at.x + item.width / 2 - width / 2;
        x = Math.max(keepOut + 16, Math.min(parent.width - width - 16, wish));
        const above = beside ? at.y + item.height / 2 - height / 2 : at.y - height - 12;
        const below = Math.min(at.y + item.height + 12, parent.height - height - 16);
        foot = above > 16 && !beside ? at.y - 12 : 0;
        y = above > 16 ? Math.min(above, parent.height - height - 16) : beside ? 16 : below;
        away.restart();
    }

    function hide() {
        open = false;
    }

    objectName: "explain"
    visible: open
    width: 480
    height: column.height + 40
    radius: Theme.radius
    color: Theme.raised
    border { width: 2; color: Theme.warn }
    Accessible.role: Accessible.ToolTip
    Accessible.name: label + ": " + words

    Connections {
        target: Explain
        function onAsked(reading: var, item: Item, label: string) { bubble.show(reading, item, label); }
        function onRefused(sentence: string, item: Item, label: string) { bubble.refuse(sentence, item, label); }
    }
    Connections {
        target: bubble.shell
        function onReadAnew() { bubble.hide(); }    // its words were made in the language before
    }
    Timer { id: away; interval: 6000; onTriggered: bubble.hide() }
    Timer {
        interval: 200
        repeat: true
        running: bubble.visible && bubble.reading !== null
        onTriggered: bubble.words = bubble.sentence()
    }
    Column {
        id: column
        anchors { left: parent.left; leftMargin: 24 }
        y: 20
        width: parent.width - 48
        spacing: 4
        Label {
            width: parent.width
            visible: text !== ""
            text: bubble.label
            size: 28
            strong: true
            color: Theme.warn
        }
        Label {
            objectName: "explain.text"
            width: parent.width
            text: bubble.words
            size: bubble.reading ? Theme.small : 28
            wrapMode: Text.Wrap
        }
    }
    MouseArea { anchors.fill: parent; onClicked: bubble.hide() }
}
