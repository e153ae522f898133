package sa.wusul.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ContentKind;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.StaffNames;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.Sha256;
import sa.wusul.room.RecordingComposer.Clip;
import sa.wusul.room.RecordingComposer.Composition;
import sa.wusul.room.RecordingComposer.Screen;
import sa.wusul.room.RecordingViewing.State;
import sa.wusul.room.RecordingViewingRepository.Part;

/**
 * The composing of films after their release, outside of any transaction and one at a
 * time: the pieces of all seats come out of the archive into a folder of this node, and
 * the film goes back into it in parts.
 */
@Service
class FilmComposingService {

	private static final Logger log = LoggerFactory.getLogger(FilmComposingService.class);

	private static final int PART = 4 * 1024 * 1024;

	private static final long MEGABYTE = 1 << 20;

	private static final int MOST_EXPIRED = 100;

	private final RecordingViewingRepository viewings;

	private final RecordingViewingService service;

	private final VideoRoomRepository rooms;

	private final RoomSeatRepository seats;

	private final RoomRecordingRepository recordings;

	private final RecordingSpool spool;

	private final ObjectProvider<RecordingComposer> composer;

	private final Archive archive;

	private final StaffNames names;

	private final LimitDecisions limits;

	private final Inbox inbox;

	private final TransactionOperations transaction;

	private final Clock clock;

	FilmComposingService(RecordingViewingRepository viewings, RecordingViewingService service,
			VideoRoomRepository rooms, RoomSeatRepository seats, RoomRecordingRepository recordings,
			RecordingSpool spool, ObjectProvider<RecordingComposer> composer, Archive archive, StaffNames names,
			LimitDecisions limits, Inbox inbox, TransactionOperations transaction, Clock clock) {
		this.viewings = viewings;
		this.service = service;
		this.rooms = rooms;
		this.seats = seats;
		this.recordings = recordings;
		this.spool = spool;
		this.composer = composer;
		this.archive = archive;
		this.names = names;
		this.limits = limits;
		this.inbox = inbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Composes the films that are ordered, and deletes those that no process deleted. */
	void look() {
		this.viewings.expired(MOST_EXPIRED).forEach(this.service::delete);
		var next = claim();
		while (next.isPresent()) {
			compose(next.get());
			next = claim();
		}
	}

	private Optional<RecordingViewing> claim() {
		return this.viewings.claim(this.clock.instant().plus(this.limits.duration(RoomLimit.VIEWING_COMPOSE)));
	}

	private void compose(RecordingViewing viewing) {
		try {
			this.transaction.executeWithoutResult((status) -> this.service.discardParts(viewing.number()));
			var folder = this.spool.emptyFolder();
			try {
				var film = folder.resolve("film.webm");
				this.composer.getObject().compose(composition(viewing, folder), film);
				keep(viewing, film);
			}
			finally {
				this.spool.empty();
			}
		}
		catch (IOException | RuntimeException failure) {
			log.warn("The film of {} is not composed: {}", viewing.key(), failure.getMessage());
			failed(viewing);
		}
	}

	private void failed(RecordingViewing viewing) {
		if (viewing.attempts() < this.limits.number(RoomLimit.VIEWING_ATTEMPTS)) {
			this.viewings.giveBack(viewing.number());
			return;
		}
		this.transaction.executeWithoutResult((status) -> {
			if (isOrdered(viewing)) {
				this.service.discardParts(viewing.number());
				this.viewings.fail(viewing.number());
				tell(viewing, "room.viewingFailed");
			}
		});
	}

	private Composition composition(RecordingViewing viewing, Path folder) throws IOException {
		var sealed = this.recordings.ofRoom(viewing.roomId())
			.stream()
			.filter((part) -> part.state() == RecordingState.SEALED)
			.toList();
		var begin = sealed.stream().map(RoomRecording::begunAt).min(Instant::compareTo).orElseThrow();
		var screens = new ArrayList<Screen>();
		var bySeat = new TreeMap<>(sealed.stream().collect(Collectors.groupingBy(RoomRecording::seatNumber)));
		for (var seat : bySeat.entrySet()) {
			var clips = new ArrayList<Clip>();
			for (var part : seat.getValue()) {
				clips.add(new Clip(fetch(part, folder), Duration.between(begin, part.begunAt()),
						Duration.ofMillis(part.durationMs().orElse(0L))));
			}
			var role = this.seats.find(viewing.roomId(), seat.getKey()).orElseThrow().role();
			screens.add(new Screen(ArabicText.of("seat." + role), clips));
		}
		return new Composition(screens, caption(viewing), this.limits.number(RoomLimit.VIEWING_MEGABYTES) * MEGABYTE);
	}

	/**
	 * Returns name and account of the viewer, and the time, as they stand in the picture.
	 */
	private String caption(RecordingViewing viewing) {
		var account = viewing.askedBy();
		var name = this.names.forAccounts(List.of(account)).getOrDefault(account, account);
		return ArabicText.of("recording.caption", name, account, viewing.key(),
				RecordingViewingService.words(Moment.of(this.clock.instant())));
	}

	private Path fetch(RoomRecording part, Path folder) throws IOException {
		var file = folder.resolve(part.file());
		try (var out = Files.newOutputStream(file)) {
			for (var piece : this.recordings.piecesOf(part.id())) {
				out.write(this.archive.content(piece.contentHash()).orElseThrow());
			}
		}
		return file;
	}

	private void keep(RecordingViewing viewing, Path film) throws IOException {
		var ordinal = 0;
		var whole = new Sha256.Sum();
		try (var content = Files.newInputStream(film)) {
			for (var part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
				whole.add(part, 0, part.length);
				keep(viewing, ++ordinal, part);
			}
		}
		var hash = whole.hex();
		var byteCount = Files.size(film);
		this.transaction.executeWithoutResult((status) -> {
			if (isOrdered(viewing)) {
				this.viewings.composed(viewing.number(), hash, byteCount,
						this.clock.instant().plus(this.limits.duration(RoomLimit.VIEWING)));
				tell(viewing, "room.viewingComposed");
			}
			else {
				this.service.discardParts(viewing.number());
			}
		});
	}

	private void keep(RecordingViewing viewing, int ordinal, byte[] content) {
		var part = new Part(Sha256.hex(content), content.length);
		this.transaction.executeWithoutResult((status) -> {
			this.archive.keep(part.contentHash(), ContentKind.PACKAGE, "video/webm", content);
			this.viewings.addPart(viewing.number(), ordinal, part);
		});
	}

	private boolean isOrdered(RecordingViewing viewing) {
		return this.viewings.lock(viewing.number()).filter((locked) -> locked.state() == State.ORDERED).isPresent();
	}

	private void tell(RecordingViewing viewing, String message) {
		this.inbox.receive(
				new InboxMessage("viewing:" + viewing.number(), message, viewing.caseReference(), viewing.addressee()));
	}

}
