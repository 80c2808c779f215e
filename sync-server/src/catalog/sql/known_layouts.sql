-- Those of these layouts whose keys are known.
SELECT DISTINCT layout
FROM fingers
WHERE layout = ANY ($1)
