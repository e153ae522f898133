package sa.wusul.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The recordings that the host's page writes where no relay has sound and picture: the
 * page sends what it sees and hears of each seat in pieces of about a second, which are
 * appended to the file of that seat. The length of the file says what has arrived, so
 * that a piece that is sent twice does no harm.
 */
@Service
public class PageRecordingService {

	/** Most bytes of a piece. */
	public static final int LARGEST = 512 * 1024;

	/** Bytes that a file may have at once, and those that each second adds. */
	private static final long AT_ONCE = 8L * 1024 * 1024;

	private static final long A_SECOND = 512L * 1024;

	/** Most parts of all seats of a room. */
	private static final int MOST_PARTS = 500;

	/** Time without a piece after which a part counts as ended. */
	private static final Duration SILENCE = Duration.ofSeconds(15);

	/** The beginning of every WebM and Matroska file. */
	private static final byte[] BEGINNING = { 0x1A, 0x45, (byte) 0xDF, (byte) 0xA3 };

	/** Says in the row that a page wrote the file. */
	private static final String SOFTWARE = "MediaRecorder";

	private final ObjectProvider<MediaRelay> relay;

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomRecordingRepository recordings;

	private final RoomMailService mail;

	private final RecordingSpool spool;

	private final Clock clock;

	/** When the last piece of a part came, in nanoseconds of the machine. */
	private final Map<Long, Long> written = new ConcurrentHashMap<>();

	private boolean lookedBack;

	PageRecordingService(ObjectProvider<MediaRelay> relay, VideoRoomRepository rooms, RoomSeatRepository seats,
			RoomRecordingRepository recordings, RoomMailService mail, RecordingSpool spool, Clock clock) {
		this.relay = relay;
		this.rooms = rooms;
		this.seats = seats;
		this.recordings = recordings;
		this.mail = mail;
		this.spool = spool;
		this.clock = clock;
	}

	/** Checks whether pages record here: there is no relay, but a place for files. */
	boolean isOn() {
		return this.relay.getIfAvailable() == null && this.spool.isSet();
	}

	/**
	 * Begins the next part of a seat; the one before it is over.
	 * @param host the seat whose page records
	 * @param number the seat that is seen and heard
	 * @param browser name and version of the browser, as it says itself
	 * @return the number of the part
	 * @throws RefusalException {@code videoRoom.notYours}, {@code videoRoom.notRecorded},
	 * {@code videoRoom.noSeat}, {@code videoRoom.notIn} or {@code videoRoom.tooManyParts}
	 */
	public synchronized int begin(long host, int number, String browser) {
		var room = room(host);
		var seat = this.seats.find(room.id(), number)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "videoRoom.noSeat"));
		if (!seat.isIn() || this.mail.connected(room.id()).filter(RoomSeat::isIn).count() < 2) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.notIn");
		}
		var all = this.recordings.ofRoom(room.id());
		if (all.size() >= MOST_PARTS) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.tooManyParts");
		}
		all.stream()
			.filter((part) -> part.seatNumber() == number && part.state() == RecordingState.WRITING)
			.forEach(this::ended);
		var part = this.recordings.begin(room.id(), number, this.spool.name(), (SOFTWARE + " " + browser).strip());
		this.written.put(part.id(), System.nanoTime());
		return part.part();
	}

	/**
	 * Appends a piece to a part. Bytes that it has already are left out, and a piece that
	 * leaves a gap is not taken.
	 * @param from the place of the first byte in the file
	 * @return the bytes that the part has now
	 * @throws RefusalException {@code videoRoom.partOver} if the page has to begin
	 * another part, {@code videoRoom.noRecording} if it is none,
	 * {@code videoRoom.tooMuchAtOnce}, and as for the beginning
	 */
	public synchronized long append(long host, int number, int partNumber, long from, byte[] piece) {
		var part = part(host, number, partNumber);
		try (var file = FileChannel.open(this.spool.file(part), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			var length = file.size();
			if (from < 0 || length == 0 && from == 0 && !begins(piece)) {
				throw new RefusalException(Kind.INVALID, "videoRoom.noRecording");
			}
			var end = from + piece.length;
			if (from > length || end <= length) {
				return length;
			}
			var age = Duration.between(part.begunAt(), this.clock.instant());
			if (end > AT_ONCE + Math.max(0, age.toSeconds()) * A_SECOND) {
				throw new RefusalException(Kind.TOO_MANY, "videoRoom.tooMuchAtOnce");
			}
			var rest = ByteBuffer.wrap(piece, (int) (length - from), (int) (end - length));
			file.position(length);
			while (rest.hasRemaining()) {
				file.write(rest);
			}
			this.written.put(part.id(), System.nanoTime());
			return end;
		}
		catch (IOException failure) {
			throw new UncheckedIOException("A piece of a recording cannot be written", failure);
		}
	}

	private static boolean begins(byte[] piece) {
		return piece.length >= BEGINNING.length
				&& Arrays.equals(BEGINNING, 0, BEGINNING.length, piece, 0, BEGINNING.length);
	}

	/** Ends a part of which everything arrived. */
	public synchronized void end(long host, int number, int partNumber) {
		ended(part(host, number, partNumber));
	}

	/** Ends all parts of a room. */
	synchronized void end(VideoRoom room) {
		this.recordings.ofRoom(room.id())
			.stream()
			.filter((part) -> part.state() == RecordingState.WRITING)
			.forEach(this::ended);
	}

	/** Ends parts whose page is silent, also those of an earlier life of this node. */
	synchronized void look() {
		if (this.lookedBack && this.written.isEmpty()) {
			return;
		}
		this.lookedBack = true;
		var now = System.nanoTime();
		for (var part : this.recordings.ofSpool(this.spool.name(), RecordingState.WRITING)) {
			var last = this.written.putIfAbsent(part.id(), now);
			if (last != null && now - last > SILENCE.toNanos()) {
				ended(part);
			}
		}
	}

	private void ended(RoomRecording part) {
		this.written.remove(part.id());
		this.recordings.ended(part.id());
	}

	/** Returns the room of a host whose page records it now. */
	private VideoRoom room(long host) {
		var seat = this.seats.get(host);
		var room = this.rooms.get(seat.roomId());
		if (this.mail.recording(room.id()).filter((keeper) -> keeper.id() == host).isEmpty()) {
			throw new RefusalException(Kind.FORBIDDEN, "videoRoom.notYours");
		}
		if (!isOn() || !room.recorded() || room.state() != RoomState.OPEN) {
			throw new RefusalException(Kind.CONFLICT, "videoRoom.notRecorded");
		}
		return room;
	}

	private RoomRecording part(long host, int number, int partNumber) {
		return this.recordings.ofRoom(room(host).id())
			.stream()
			.filter((part) -> part.seatNumber() == number && part.part() == partNumber)
			.filter((part) -> part.state() == RecordingState.WRITING && part.spool().equals(this.spool.name()))
			.findFirst()
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "videoRoom.partOver"));
	}

}
