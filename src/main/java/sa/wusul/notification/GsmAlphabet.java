package sa.wusul.notification;

import java.io.ByteArrayOutputStream;

/**
 * The default alphabet of GSM (3GPP TS 23.038), one byte a septet. A sign of its
 * extension takes two.
 */
final class GsmAlphabet {

	static final int ESCAPE = 0x1B;

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	/** The signs of the extension, each before the sign that follows the escape. */
	private static final String EXTENSION = "^\u0014{\u0028}\u0029\\\u002f[\u003c~\u003d]\u003e|\u0040€\u0065";

	private GsmAlphabet() {
	}

	/** Checks whether the alphabet has every sign of a text. */
	static boolean has(String text) {
		return text.chars().allMatch((sign) -> sign != ESCAPE && (BASIC.indexOf(sign) >= 0 || extension(sign) >= 0));
	}

	/** Writes a text of this alphabet. */
	static byte[] write(String text) {
		var bytes = new ByteArrayOutputStream();
		text.chars().forEach((sign) -> {
			var basic = BASIC.indexOf(sign);
			if (basic < 0) {
				bytes.write(ESCAPE);
			}
			bytes.write((basic >= 0) ? basic : extension(sign));
		});
		return bytes.toByteArray();
	}

	private static int extension(int sign) {
		var place = EXTENSION.indexOf(sign);
		return (place >= 0 && place % 2 == 0) ? EXTENSION.charAt(place + 1) : -1;
	}

}
