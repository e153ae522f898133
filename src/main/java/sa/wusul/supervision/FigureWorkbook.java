package sa.wusul.supervision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import sa.wusul.platform.text.ShownText;

/**
 * Tables as a workbook (Office Open XML), one sheet each in the direction of the page.
 * Texts are written as texts and numbers as numbers; no cell is ever a formula.
 */
final class FigureWorkbook {

	/** Sheet names are this long at most. */
	private static final int LONGEST_NAME = 31;

	/** A spreadsheet opens no file with a longer text in a cell. */
	private static final int LONGEST_TEXT = 32_767;

	private static final double COLUMN_WIDTH = 24;

	private FigureWorkbook() {
	}

	static byte[] of(List<FigureGrid> tables) {
		var bytes = new ByteArrayOutputStream();
		try (var book = new Workbook(bytes, "Wusul", "1.0")) {
			for (var table : tables) {
				fill(book.newWorksheet(table.title().substring(0, Math.min(LONGEST_NAME, table.title().length()))),
						table);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void fill(Worksheet sheet, FigureGrid table) {
		if (!ShownText.isEnglish()) {
			sheet.rightToLeft();
		}
		sheet.freezePane(0, 1);
		for (var column = 0; column < table.heading().size(); column++) {
			sheet.width(column, COLUMN_WIDTH);
			sheet.inlineString(0, column, table.heading().get(column));
			sheet.style(0, column).bold().set();
		}
		for (var row = 0; row < table.rows().size(); row++) {
			var cells = table.rows().get(row);
			for (var column = 0; column < cells.size(); column++) {
				if (cells.get(column) instanceof Number number) {
					sheet.value(row + 1, column, number);
				}
				else {
					var text = cells.get(column).toString();
					sheet.inlineString(row + 1, column, text.substring(0, Math.min(LONGEST_TEXT, text.length())));
				}
			}
		}
	}

}
