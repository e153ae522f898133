package sa.wusul.papers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;

/**
 * Rewriting of what a page or a part of it draws: known operators only, without remarks.
 */
final class PdfContent {

	private static final int MOST_OPERANDS = 20_000;

	private static final int DEEPEST_STATE = 500;

	private static final Set<String> OPERATORS = Set.of("b", "B", "b*", "B*", "BDC", "BI", "BMC", "BT", "c", "cm", "CS",
			"cs", "d", "d0", "d1", "Do", "DP", "EMC", "ET", "f", "F", "f*", "G", "g", "gs", "h", "i", "j", "J", "K",
			"k", "l", "m", "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh",
			"T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'",
			"\"");

	/** Words for programs that read a page aloud or search it. */
	private static final Set<COSName> WORDS = Set.of(COSName.ACTUAL_TEXT, COSName.ALT, COSName.E, COSName.LANG);

	private static final Set<String> INLINE_KEYS = Set.of("BitsPerComponent", "BPC", "ColorSpace", "CS", "Decode", "D",
			"DecodeParms", "DP", "Filter", "F", "Height", "H", "ImageMask", "IM", "Interpolate", "I", "Intent", "Width",
			"W");

	private final StreamUnpacker unpacker;

	private final Map<COSName, Integer> drawn = new HashMap<>();

	private int operators;

	private int depth;

	private PdfContent(StreamUnpacker unpacker) {
		this.unpacker = unpacker;
	}

	/** Writes the content anew, with every saved state of the pen restored at its end. */
	static PdfContent rewrite(byte[] content, StreamUnpacker unpacker, OutputStream to) throws IOException {
		var written = new PdfContent(unpacker);
		written.rewrite(new PDFStreamParser(content), to);
		return written;
	}

	/** Returns how often each drawing is drawn, by its name. */
	Map<COSName, Integer> drawn() {
		return this.drawn;
	}

	int operators() {
		return this.operators;
	}

	private void rewrite(PDFStreamParser parser, OutputStream to) throws IOException {
		var writer = new ContentStreamWriter(to);
		List<COSBase> operands = new ArrayList<>();
		for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
			if (token instanceof Operator operator) {
				if (keeps(operator, operands)) {
					for (COSBase operand : operands) {
						writer.writeToken(plain(operand));
					}
					writer.writeToken(operator);
				}
				operands.clear();
				if ((++this.operators & 0xFFF) == 0) {
					this.unpacker.checkTime();
				}
			}
			else if (token instanceof COSBase operand) {
				operands.add(operand);
				if (operands.size() > MOST_OPERANDS) {
					throw new IOException("Operands without an operator");
				}
			}
		}
		for (; this.depth > 0; this.depth--) {
			writer.writeToken(Operator.getOperator("Q"));
		}
	}

	private boolean keeps(Operator operator, List<COSBase> operands) throws IOException {
		switch (operator.getName()) {
			case "q" -> {
				if (++this.depth > DEEPEST_STATE) {
					throw new IOException("Too many states of the pen");
				}
			}
			case "Q" -> {
				if (this.depth == 0) {
					return false;
				}
				this.depth--;
			}
			case "Do" -> {
				if (!operands.isEmpty() && operands.get(0) instanceof COSName name) {
					this.drawn.merge(name, 1, Integer::sum);
				}
			}
			case "BI" -> {
				return keepsImage(operator);
			}
			default -> {
			}
		}
		return OPERATORS.contains(operator.getName());
	}

	private boolean keepsImage(Operator operator) throws IOException {
		var how = operator.getImageParameters();
		if (how == null || operator.getImageData() == null) {
			return false;
		}
		var kept = new COSDictionary();
		how.forEach((key, value) -> {
			if (INLINE_KEYS.contains(key.getName())) {
				kept.setItem(key, (value instanceof COSDictionary numbers) ? parameters(numbers) : plain(value));
			}
		});
		PdfCopier.checkSize(kept.getLong(COSName.WIDTH, kept.getLong(COSName.W, 0)),
				kept.getLong(COSName.HEIGHT, kept.getLong(COSName.H, 0)));
		var data = new ByteArrayOutputStream();
		if (this.unpacker.unpack(new ByteArrayInputStream(operator.getImageData()), kept, data)) {
			BareJpeg.of(data.toByteArray(), PdfCopier.MOST_DOTS);
		}
		operator.setImageParameters(kept);
		return true;
	}

	private static COSDictionary parameters(COSDictionary source) {
		var kept = new COSDictionary();
		source.forEach((key, value) -> {
			if (!(value instanceof COSDictionary)) {
				kept.setItem(key, plain(value));
			}
		});
		return kept;
	}

	/** Returns the operand without dictionaries, except the words beside a text. */
	private static COSBase plain(COSBase operand) {
		if (operand instanceof COSStream) {
			return COSNull.NULL;
		}
		if (operand instanceof COSDictionary dictionary) {
			var kept = new COSDictionary();
			dictionary.forEach((key, value) -> {
				if (WORDS.contains(key) && value instanceof COSString) {
					kept.setItem(key, value);
				}
			});
			return kept;
		}
		if (operand instanceof COSArray list) {
			var kept = new COSArray();
			list.forEach((item) -> kept.add((item != null) ? plain(item) : COSNull.NULL));
			return kept;
		}
		return operand;
	}

}
