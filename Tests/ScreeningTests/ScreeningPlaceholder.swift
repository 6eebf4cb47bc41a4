import Screening
