package sa.wusul.room;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Watch that composes released films on a thread of its own, since one takes minutes.
 */
@Component
class FilmComposingWatch {

	private static final Logger log = LoggerFactory.getLogger(FilmComposingWatch.class);

	private final FilmComposingService films;

	private final ObjectProvider<RecordingComposer> composer;

	private final AtomicBoolean busy = new AtomicBoolean();

	FilmComposingWatch(FilmComposingService films, ObjectProvider<RecordingComposer> composer) {
		this.films = films;
		this.composer = composer;
	}

	@Scheduled(fixedDelayString = "${wusul.rooms.recordings.compose-every:PT20S}",
			initialDelayString = "${wusul.rooms.recordings.compose-every:PT20S}")
	void look() {
		if (this.composer.getIfAvailable() != null && this.busy.compareAndSet(false, true)) {
			var thread = new Thread(this::compose, "films");
			thread.setDaemon(true);
			thread.start();
		}
	}

	private void compose() {
		try {
			this.films.look();
		}
		catch (RuntimeException problem) {
			log.warn("Films cannot be composed now, will retry: {}", problem.getClass().getName());
		}
		finally {
			this.busy.set(false);
		}
	}

}
