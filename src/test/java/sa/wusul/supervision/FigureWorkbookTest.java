package sa.wusul.supervision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A workbook of figures")
@Tag("fast")
class FigureWorkbookTest {

	/** The library writes other letters than Latin ones like this. */
	private static final Pattern LETTER = Pattern.compile("&#x([0-9a-f]{3,5});");

	@Test
	@DisplayName("has a sheet from right to left for each table, with numbers as numbers")
	void sheets() throws IOException {
		var sheets = sheets(FigureWorkbook
			.of(List.of(new FigureGrid("حسب المركز", List.of("المركز", "مفتوحة"), List.of(List.of("مركز الرياض", 7L))),
					new FigureGrid("الأعمار", List.of("العمر"), List.of(List.of("أقل من يوم"))))));

		assertThat(sheets).hasSize(2).allSatisfy((sheet) -> assertThat(sheet).contains("rightToLeft=\"true\""));
		assertThat(sheets.get(0)).contains("مركز الرياض", "<v>7</v>");
	}

	@Test
	@DisplayName("is from left to right for a page in English, with English words for codes")
	void english() throws IOException {
		var request = new MockHttpServletRequest();
		request.addHeader("Accept-Language", "en");
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
		try {
			var table = FigureGrid.table("trend", List.of("day", "opened"), List.of(FigureGrid.row("1 Nov", 2L)));

			assertThat(sheets(FigureWorkbook.of(List.of(table))).get(0)).contains("Day", "Opened", "1 Nov")
				.doesNotContain("rightToLeft");
			assertThat(CaseSpreadsheet.of(List.of(), UnaryOperator.identity()))
				.startsWith("\uFEFF\"Case\",\"Service\"");
		}
		finally {
			RequestContextHolder.resetRequestAttributes();
		}
	}

	@Test
	@DisplayName("writes what looks like a formula as text")
	void noFormulas() throws IOException {
		var hostile = List.<Object>of("=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "<f>1+1</f>", "\u0001x");

		var sheet = sheets(
				FigureWorkbook.of(List.of(new FigureGrid("ج", List.of("أ", "ب", "ت", "ث", "خ"), List.of(hostile)))))
			.get(0);

		assertThat(sheet).contains("=HYPERLINK(").doesNotContain("<f>", "\u0001");
		assertThat(sheet.split("t=\"inlineStr\"", -1)).as("all ten cells are texts").hasSize(11);
	}

	@Test
	@DisplayName("shortens a title and a text that a spreadsheet would refuse")
	void limits() throws IOException {
		var book = FigureWorkbook
			.of(List.of(new FigureGrid("ا".repeat(40), List.of("أ"), List.of(List.of("ب".repeat(40_000))))));

		assertThat(sheets(book).get(0)).doesNotContain("ب".repeat(32_768));
	}

	/** Returns the sheets of a workbook as XML. */
	static List<String> sheets(byte[] workbook) throws IOException {
		var sheets = new ArrayList<String>();
		// The library writes no sizes before the contents, so the directory at the end
		// counts.
		var file = Files.write(Files.createTempFile("figures", ".xlsx"), workbook);
		try (var zip = new ZipFile(file.toFile())) {
			for (var entry : Collections.list(zip.entries())) {
				if (entry.getName().startsWith("xl/worksheets/sheet")) {
					sheets.add(
							LETTER.matcher(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
								.replaceAll((letter) -> Character.toString(Integer.parseInt(letter.group(1), 16))));
				}
			}
		}
		finally {
			Files.delete(file);
		}
		return sheets;
	}

}
