"""数据看板: plots with their tables, the pickers, the workbook; 公开数据统计 for everybody."""

import io
import zipfile

OFFICE, CLERK, ABOVE = "hexiaowen", "baizimo", "gaoyuan"
WIDTHS = (360, 1280)


def test_an_office_looks_at_its_numbers(visitor):
    office = visitor(OFFICE)
    office.goes_to("/console/dashboard")
    office.sees("到期事项")
    office.sees("30天内有")
    office.looks("dashboard", widths=WIDTHS)
    office.page.locator("figure.chart details summary").first.click()
    office.page.locator("figure.chart details table").first.wait_for()
    office.goes_to("/console/dashboard?period=2026-Q2")
    office.sees("2026年第二季度")
    with office.page.expect_download() as download:
        office.page.get_by_role("link", name="导出 Excel").click()
    with open(download.value.path(), "rb") as file:
        names = zipfile.ZipFile(io.BytesIO(file.read())).namelist()
    assert sum(name.startswith("xl/worksheets/sheet") for name in names) >= 4


def test_a_section_sees_its_own_and_those_above_compare(visitor):
    clerk = visitor(CLERK)
    clerk.goes_to("/console/dashboard")
    clerk.looks("dashboard-section", widths=(360,))
    assert clerk.page.locator("select[name=agency]").count() == 0
    above = visitor(ABOVE)
    above.goes_to("/console/dashboard")
    above.sees("下级单位")
    assert above.page.locator("select[name=agency]").count() == 1


def test_statistics_are_for_everybody(visitor):
    anybody = visitor()
    anybody.goes_to("/statistics")
    anybody.sees("公开数据统计")
    anybody.looks("statistics", widths=WIDTHS)
    assert anybody.page.locator("text=在办").count() == 0
