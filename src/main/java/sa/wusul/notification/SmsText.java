package sa.wusul.notification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as it travels: Latin in the default alphabet of GSM, all else as UCS-2, in as
 * many parts as it needs.
 *
 * @param coding the value of {@code data_coding}
 * @param parts the bytes of each part, without a header
 */
public record SmsText(byte coding, List<byte[]> parts) {

	public static final byte LATIN = 0;

	public static final byte UCS2 = 8;

	/** Bytes of one short message: 160 septets, which the centre packs, or 70 signs. */
	private static final int ONE_LATIN = 160;

	private static final int ONE_UCS2 = 140;

	/** The same for parts with the header that joins them. */
	private static final int PART_LATIN = 153;

	private static final int PART_UCS2 = 134;

	/** The longest text in one piece. */
	private static final int PAYLOAD = 64_000;

	private static final int LOW_SURROGATE = 0xDC;

	private static final int AFTER_SURROGATES = 0xE0;

	/** Divides a text into parts that telephones join. */
	public static SmsText inParts(String text) {
		return of(text, ONE_LATIN, PART_LATIN, ONE_UCS2, PART_UCS2);
	}

	/** Leaves a text in one piece. */
	public static SmsText inOnePiece(String text) {
		return of(text, PAYLOAD, PAYLOAD, PAYLOAD, PAYLOAD);
	}

	private static SmsText of(String text, int oneLatin, int partLatin, int oneUcs2, int partUcs2) {
		if (GsmAlphabet.has(text)) {
			var bytes = GsmAlphabet.write(text);
			return new SmsText(LATIN, divide(bytes, (bytes.length <= oneLatin) ? oneLatin : partLatin));
		}
		var bytes = text.getBytes(StandardCharsets.UTF_16BE);
		return new SmsText(UCS2, divide(bytes, (bytes.length <= oneUcs2) ? oneUcs2 : partUcs2));
	}

	private static List<byte[]> divide(byte[] bytes, int most) {
		var parts = new ArrayList<byte[]>();
		var from = 0;
		do {
			var until = Math.min(from + most, bytes.length);
			if (until < bytes.length) {
				until = before(bytes, until, most);
			}
			parts.add(Arrays.copyOfRange(bytes, from, until));
			from = until;
		}
		while (from < bytes.length);
		return parts;
	}

	/** Returns an end that divides no sign of two. */
	private static int before(byte[] bytes, int until, int most) {
		if (most == PART_LATIN) {
			return (bytes[until - 1] == GsmAlphabet.ESCAPE) ? until - 1 : until;
		}
		var next = bytes[until] & 0xFF;
		return (next >= LOW_SURROGATE && next < AFTER_SURROGATES) ? until - 2 : until;
	}

	/**
	 * Returns a part with the header that joins it to the others.
	 * @param reference number of the whole message, of which eight bits count
	 */
	public byte[] joined(int part, int reference) {
		var content = this.parts.get(part - 1);
		var header = new byte[] { 5, 0, 3, (byte) reference, (byte) this.parts.size(), (byte) part };
		var whole = Arrays.copyOf(header, header.length + content.length);
		System.arraycopy(content, 0, whole, header.length, content.length);
		return whole;
	}

}
