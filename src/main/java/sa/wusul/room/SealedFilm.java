package sa.wusul.room;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import sa.wusul.archive.Archive;
import sa.wusul.room.RecordingViewingRepository.Part;
import sa.wusul.room.RecordingViewings.Film;

/**
 * A film in the archive. Only those of its parts are opened, one after the other, in
 * which the wanted bytes lie.
 */
record SealedFilm(Archive archive, List<Part> parts, long byteCount) implements Film {

	@Override
	public void write(long from, long to, OutputStream out) throws IOException {
		var begin = 0L;
		for (var part : this.parts) {
			var end = begin + part.byteCount();
			if (from < end && to >= begin) {
				var content = this.archive.content(part.contentHash()).orElseThrow();
				var first = (int) Math.max(0, from - begin);
				var last = (int) Math.min(part.byteCount() - 1L, to - begin);
				out.write(content, first, last - first + 1);
			}
			begin = end;
		}
	}

}
