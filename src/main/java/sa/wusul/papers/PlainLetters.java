package sa.wusul.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Rewriting of what the drawn signs of a paper mean to programs that search, copy or read
 * it: plain letters instead of the joined forms that are drawn, which people do not type.
 */
final class PlainLetters {

	private static final Pattern RANGE = Pattern.compile("<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>");

	/** The most entries in a block of a table, by the standard. */
	private static final int BLOCK = 100;

	private static final int HEXADECIMAL = 16;

	private static final HexFormat DIGITS = HexFormat.of().withUpperCase();

	private static final String HEAD = """
			/CIDInit /ProcSet findresource begin
			12 dict begin
			begincmap
			/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
			/CMapName /Adobe-Identity-UCS def
			/CMapType 2 def
			1 begincodespacerange
			<0000> <FFFF>
			endcodespacerange
			""";

	private static final String FOOT = """
			endcmap
			CMapName currentdict /CMap defineresource pop
			end
			end
			""";

	/** Joined lam and alef: two forms of each of the four alefs. */
	private static final char FIRST_LAM_ALEF = '\uFEF5';

	private static final char LAST_LAM_ALEF = '\uFEFC';

	private static final String ALEFS = "\u0622\u0623\u0625\u0627";

	private static final char LAM = '\u0644';

	/** A sign of the fonts without ink and width, which stands for a lam. */
	private static final char NO_INK = '\u202A';

	private PlainLetters() {
	}

	/**
	 * Puts a sign without ink behind each joined lam and alef, in the order of drawing.
	 * It means the lam and the joined sign the alef, so that each sign means one letter:
	 * readers that turn a line around would take two from one sign the wrong way.
	 */
	static String withLams(String drawn) {
		if (drawn.chars().noneMatch(PlainLetters::isLamAlef)) {
			return drawn;
		}
		var written = new StringBuilder();
		drawn.chars().forEach((sign) -> {
			written.append((char) sign);
			if (isLamAlef(sign)) {
				written.append(NO_INK);
			}
		});
		return written.toString();
	}

	private static boolean isLamAlef(int sign) {
		return sign >= FIRST_LAM_ALEF && sign <= LAST_LAM_ALEF;
	}

	/** Rewrites the tables of all fonts, once they are part of the document. */
	static void putInto(PDDocument document) throws IOException {
		Set<COSBase> done = new HashSet<>();
		for (var page : document.getPages()) {
			putInto(page.getResources(), done);
		}
	}

	private static void putInto(PDResources resources, Set<COSBase> done) throws IOException {
		if (resources == null || resources.getCOSObject().getCOSDictionary(COSName.FONT) == null) {
			return;
		}
		var fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
		for (var name : fonts.keySet()) {
			if (fonts.getDictionaryObject(name) instanceof COSDictionary font && done.add(font)
					&& font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream table) {
				rewrite(table);
			}
		}
	}

	private static void rewrite(COSStream table) throws IOException {
		var text = new ByteArrayOutputStream();
		try (var drawn = table.createInputStream()) {
			drawn.transferTo(text);
		}
		var entries = entries(text.toString(StandardCharsets.US_ASCII));
		var written = new StringBuilder(HEAD);
		for (var first = 0; first < entries.size(); first += BLOCK) {
			var block = entries.subList(first, Math.min(entries.size(), first + BLOCK));
			written.append(block.size()).append(" beginbfchar\n");
			block.forEach(written::append);
			written.append("endbfchar\n");
		}
		written.append(FOOT);
		try (var plain = table.createOutputStream(COSName.FLATE_DECODE)) {
			plain.write(written.toString().getBytes(StandardCharsets.US_ASCII));
		}
	}

	private static List<String> entries(String table) {
		var entries = new ArrayList<String>();
		var ranges = RANGE.matcher(table.substring(table.indexOf("endcodespacerange")));
		while (ranges.find()) {
			var first = Integer.parseInt(ranges.group(1), HEXADECIMAL);
			var last = Integer.parseInt(ranges.group(2), HEXADECIMAL);
			var meaning = ranges.group(3);
			for (var sign = first; sign <= last; sign++) {
				entries.add("<" + DIGITS.toHexDigits((char) sign) + "> <"
						+ hexadecimal(plain(text(meaning, sign - first))) + ">\n");
			}
		}
		return entries;
	}

	/** Returns the text that is so many places behind the first of a range. */
	private static String text(String hexadecimal, int places) {
		var text = new StringBuilder();
		for (var at = 0; at < hexadecimal.length(); at += 4) {
			text.append((char) Integer.parseInt(hexadecimal.substring(at, at + 4), HEXADECIMAL));
		}
		var last = text.length() - 1;
		text.setCharAt(last, (char) (text.charAt(last) + places));
		return text.toString();
	}

	private static String plain(String text) {
		var sign = text.charAt(0);
		if (sign == NO_INK) {
			return String.valueOf(LAM);
		}
		if (isLamAlef(sign)) {
			return String.valueOf(ALEFS.charAt((sign - FIRST_LAM_ALEF) / 2));
		}
		return text.codePoints().anyMatch(PlainLetters::isJoined) ? Normalizer.normalize(text, Normalizer.Form.NFKC)
				: text;
	}

	private static boolean isJoined(int sign) {
		return sign >= 0xFB50 && sign <= 0xFDFF || sign >= 0xFE70 && sign <= 0xFEFC;
	}

	private static String hexadecimal(String text) {
		var written = new StringBuilder();
		text.chars().forEach((unit) -> written.append(DIGITS.toHexDigits((char) unit)));
		return written.toString();
	}

}
