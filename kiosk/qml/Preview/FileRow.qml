import QtQuick
import Preview

// A file that has problems; a click leads to it.
DeskButton {
    id: root

    required property string path
    required property int errors
    required property int warnings

    function count(number: int, noun: string): string {
        return number === 0 ? "" : number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
    }

    centered: false
    text: `${root.path}   ${[root.count(root.errors, "error"), root.count(root.warnings, "warning")].filter(part => part).join(", ")}`
}
