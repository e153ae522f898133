package sa.wusul.papers;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

import javax.imageio.ImageIO;

import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.WriterException;

/** A QR code as an image embedded in a page. */
public final class QrCode {

	private static final int QUIET_ZONE = 4;

	private static final int PIXELS_PER_MODULE = 4;

	/**
	 * Places in the palette. White comes first: a palette in the order of greys becomes a
	 * picture of greys, which is decoded and encoded anew for each paper; this one goes
	 * into a PDF as it is.
	 */
	private static final int WHITE = 0;

	private static final int BLACK = 1;

	private static final IndexColorModel PALETTE = palette();

	private QrCode() {
	}

	/** Returns a {@code data:} URI with the code as black-and-white PNG. */
	public static String dataUri(String text) {
		try {
			var bytes = new ByteArrayOutputStream();
			ImageIO.write(image(text), "png", bytes);
			return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException("No QR code can carry this text", ex);
		}
	}

	private static BufferedImage image(String text) throws WriterException {
		var modules = Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
			.getMatrix();
		var size = (modules.getWidth() + 2 * QUIET_ZONE) * PIXELS_PER_MODULE;
		var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY, PALETTE);
		var line = new int[size];
		for (int y = 0; y < size; y++) {
			var row = y / PIXELS_PER_MODULE - QUIET_ZONE;
			for (int x = 0; x < size; x++) {
				var column = x / PIXELS_PER_MODULE - QUIET_ZONE;
				var inside = column >= 0 && row >= 0 && column < modules.getWidth() && row < modules.getHeight();
				line[x] = (inside && modules.get(column, row) == 1) ? BLACK : WHITE;
			}
			image.getRaster().setSamples(0, y, size, 1, 0, line);
		}
		return image;
	}

	private static IndexColorModel palette() {
		var tones = new byte[] { (byte) 0xFF, 0 };
		return new IndexColorModel(1, tones.length, tones, tones, tones);
	}

}
