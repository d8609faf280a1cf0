"""How the panel looks: one table of colours, one style sheet."""

BACK, CARD, EDGE = "#14171b", "#1d2127", "#2f353d"
TEXT, DIM, ACCENT, WARN = "#e8ebef", "#98a2ae", "#4da3ff", "#e05a4f"

SHEET = f"""
* {{ color: {TEXT}; font-size: 13px; }}
QMainWindow, QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget {{ background: {BACK}; }}
QFrame#card {{ background: {CARD}; border-radius: 10px; }}
QLabel#title {{ color: {DIM}; font-size: 12px; font-weight: 600; }}
QLabel#dim {{ color: {DIM}; }}
QLabel#big {{ font-size: 54px; font-weight: 300; }}
QLabel#figure {{ font-size: 20px; }}
QLabel#bad {{ color: {WARN}; }}
QPushButton {{ background: {EDGE}; border: none; border-radius: 6px; padding: 7px 10px; }}
QPushButton:hover {{ background: #3a424c; }}
QPushButton:checked {{ background: {ACCENT}; color: #08131f; font-weight: 600; }}
QPushButton:disabled {{ color: #5b646f; background: #22272d; }}
QPushButton#fault:checked, QPushButton#fault:pressed {{ background: {WARN}; color: #1b0705; }}
QComboBox, QDoubleSpinBox {{
    background: {EDGE}; border: none; border-radius: 6px; padding: 5px 8px; }}
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{
    border: none; background: {EDGE}; width: 18px; border-radius: 6px; }}
QComboBox QAbstractItemView {{ background: {CARD}; selection-background-color: #35506d; }}
QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {EDGE}; }}
QSlider::sub-page:horizontal {{ background: {ACCENT}; border-radius: 3px; }}
QSlider::handle:horizontal {{
    width: 16px; margin: -6px 0; border-radius: 8px; background: {TEXT}; }}
QSlider::groove:vertical {{ width: 18px; border-radius: 6px; background: {EDGE}; }}
QSlider::add-page:vertical {{ background: {ACCENT}; border-radius: 6px; }}
QSlider::sub-page:vertical {{ background: {EDGE}; border-radius: 6px; }}
QSlider::handle:vertical {{
    height: 14px; margin: 0 -7px; border-radius: 7px; background: {TEXT}; }}
QSlider::sub-page:disabled, QSlider::add-page:disabled {{ background: #22272d; }}
"""
