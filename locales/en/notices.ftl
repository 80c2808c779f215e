# Said once at the start. Keys are `notice-<code>`.
notice-unknown = Something needed attention at the start ({ $code }).
