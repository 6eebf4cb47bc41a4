#!/usr/bin/env python3
"""reference_workbook.py: answers "ROWS" on standard input with "processor seconds bytes".

What is measured: openpyxl in its write-only mode, which is its fastest, writing the same cells as WorkbookBench.swift:
header, wrapped text, real dates, a frozen header row.
"""
import datetime as dt
import io
import sys
import time

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

TITLES = ["年度", "工作要点", "工作事项", "序号", "任务", "牵头单位", "责任单位", "时限", "完成期限", "状态"]
WRAPPED = Alignment(wrap_text=True, vertical="top")


def values(index):
    return [
        2026, "2026年政务公开工作要点", f"深化主动公开（第{index // 20 + 1}部分）", index + 1,
        f"第{index + 1}项：按季度公开本领域重点信息，做好政策解读 <解读方案与文件同步> & 回应关切，并于年底前报送落实情况。",
        "办公室", "规划信息科、疾病预防控制科、医政医管科", "2026年12月底前",
        dt.date(2026, 1, 1) + dt.timedelta(days=index % 365), "进行中",
    ]


def write(rows):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("任务台账")
    sheet.freeze_panes = "A2"
    head = []
    for title in TITLES:
        cell = WriteOnlyCell(sheet, title)
        cell.font = Font(bold=True)
        head.append(cell)
    sheet.append(head)
    for row in rows:
        cells = []
        for place, value in enumerate(row):
            if place in (1, 2, 4, 5, 6):
                cell = WriteOnlyCell(sheet, value)
                cell.alignment = WRAPPED
                cells.append(cell)
            else:
                cells.append(value)
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def main():
    for line in sys.stdin:
        rows = [values(index) for index in range(int(line))]
        started = time.process_time()
        written = write(rows)
        print(repr(time.process_time() - started), len(written), flush=True)


if __name__ == "__main__":
    main()
