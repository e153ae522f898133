package sa.wusul.room;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Watch that keeps the recordings of this node going, and seals those that ended. */
@Component
class RoomRecordingWatch {

	private static final Logger log = LoggerFactory.getLogger(RoomRecordingWatch.class);

	private final ObjectProvider<MediaRecorder> recorder;

	private final RoomRecorderService recordings;

	private final RecordingSealService sealing;

	private final PageRecordingService pages;

	RoomRecordingWatch(ObjectProvider<MediaRecorder> recorder, RoomRecorderService recordings,
			RecordingSealService sealing, PageRecordingService pages) {
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

	private static void run(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException problem) {
			log.warn("Recordings cannot be looked after now, will retry: {}", problem.getClass().getName());
		}
	}

}
