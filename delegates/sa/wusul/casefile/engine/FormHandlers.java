package sa.wusul.casefile.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** The registry of form handlers, which are created on first use. */
@Component
class FormHandlers {

	private final ObjectProvider<FormHandler> keepers;

	private volatile Map<String, FormHandler> byForm;

	FormHandlers(ObjectProvider<FormHandler> keepers) {
		this.keepers = keepers;
	}

	Optional<FormHandler> forForm(String form) {
		if (this.byForm == null) {
			this.byForm = this.keepers.stream().collect(Collectors.toMap(FormHandler::form, Function.identity()));
		}
		return Optional.ofNullable(this.byForm.get(form));
	}

}
