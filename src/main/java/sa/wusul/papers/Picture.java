package sa.wusul.papers;

import java.util.Locale;

/**
 * A picture on a paper, as JPEG.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(byte[] jpeg, int width, int height) {

	/** Millimetres of a page of a paper between its margins, below a caption. */
	private static final double FRAME_WIDTH = 162;

	private static final double FRAME_HEIGHT = 192;

	/** Returns the style of the picture that fills the page without being distorted. */
	public String style() {
		var scale = Math.min(FRAME_WIDTH / this.width, FRAME_HEIGHT / this.height);
		return String.format(Locale.ROOT, "width: %.1fmm; height: %.1fmm", this.width * scale, this.height * scale);
	}

}
