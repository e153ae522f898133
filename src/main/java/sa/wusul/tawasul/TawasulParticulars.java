package sa.wusul.tawasul;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;

/** The formats of the request fields of the Tawasul window. */
@Configuration
class TawasulParticulars {

	@Bean
	ParticularForm detaineeIdentityNumber() {
		return ParticularForm.of(DetaineeCases.DETAINEE, (given) -> new IdentityNumber(given).value());
	}

}
