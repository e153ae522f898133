package sa.wusul.room;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Watch that keeps the recordings of this node going, and seals those that ended. */
@Component
class RoomRecordingWatch {

	private static final Logger log = LoggerFactory.getLogger(RoomRecordingWatch.class);

	/** Time after which a file whose room is gone is deleted. */
	private static final Duration FORGOTTEN = Duration.ofDays(30);

	private final ObjectProvider<MediaRecorder> recorder;

	private final RoomRecorderService recordings;

	private final RecordingSealService sealing;

	private final PageRecordingService pages;

	private final Clock clock;

	RoomRecordingWatch(ObjectProvider<MediaRecorder> recorder, RoomRecorderService recordings,
			RecordingSealService sealing, PageRecordingService pages, Clock clock) {
		this.clock = clock;
		this.recorder = recorder;
		this.recordings = recordings;
		this.sealing = sealing;
		this.pages = pages;
	}

	@Scheduled(fixedDelayString = "${wusul.rooms.recordings.look-every:PT1S}")
	void look() {
		if (this.recorder.getIfAvailable() != null) {
			run(this.recordings::look);
		}
		else if (this.pages.isOn()) {
			run(this.pages::look);
		}
	}

	@Scheduled(fixedDelayString = "${wusul.rooms.recordings.seal-every:PT1M}")
	void seal() {
		if (this.recorder.getIfAvailable() != null || this.pages.isOn()) {
			run(this.sealing::seal);
		}
	}

	@Scheduled(cron = "0 0 3 * * *", zone = "Asia/Riyadh")
	void sweep() {
		if (this.recorder.getIfAvailable() != null || this.pages.isOn()) {
			run(() -> this.sealing.sweep(this.clock.instant().minus(FORGOTTEN)));
		}
	}

	private static void run(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException problem) {
			log.warn("Recordings cannot be looked after now, will retry: {}", problem.getClass().getName());
		}
	}

}
